using System.Globalization;
using System.Text.RegularExpressions;

namespace OperatorConsole.Core.Settings;

/// <summary>One value as written, and how it is understood. What cannot be understood is a problem, and its default goes on.</summary>
internal sealed partial record SettingsValue(string Key, string Text, SettingsSource Source, List<SettingsProblem> Problems)
{
    public void Refuse(string problem, string remedy, string? shown = null) =>
        Problems.Add(new SettingsProblem(Key, shown ?? Text, Source.Place, problem, remedy));

    public Uri? AsAddress()
    {
        if (!Uri.TryCreate(Text, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps) || address.Host.Length == 0)
            Refuse("This is not an http or https address.", "Write the whole address, such as http://gateway:8080/metrics.", WithoutSecrets(Text));
        else if (address.UserInfo.Length > 0)
            Refuse("The address holds a user name or password.", "Take it out of the address and use username and passwordFile.", WithoutSecrets(Text));
        else if (address.Fragment.Length > 0)
            Refuse("The address ends in a fragment (#), which is never sent.", "Take it out.", WithoutSecrets(Text));
        else
            return address;
        return null;
    }

    /// <summary>An address that further paths are added to.</summary>
    public Uri? AsBaseAddress()
    {
        var address = AsAddress();
        if (address is null || address.Query.Length == 0) return address;
        Refuse("A base address cannot carry a query (?).", "Take it out.", WithoutSecrets(Text));
        return null;
    }

    public TimeSpan AsDuration(TimeSpan least, TimeSpan otherwise)
    {
        if (!PrometheusDuration.TryParse(Text, out var duration))
            Refuse("This is not a duration.", "Write it as Prometheus does: 15s, 1h30m, 30d.");
        else if (duration < least)
            Refuse("This is too short.", $"Use {PrometheusDuration.Format(least)} or more.");
        else
            return duration;
        return otherwise;
    }

    public long AsNumber(long least, long otherwise)
    {
        if (!long.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            Refuse("This is not a whole number.", "Write digits only.");
        else if (number < least)
            Refuse("This is too small.", string.Create(CultureInfo.InvariantCulture, $"Use {least} or more."));
        else
            return number;
        return otherwise;
    }

    public bool AsSwitch()
    {
        if (bool.TryParse(Text, out var on)) return on;
        Refuse("This is neither true nor false.", "Write true or false.");
        return false;
    }

    public T AsChoice<T>() where T : struct, Enum
    {
        // Enum.TryParse would also take numbers.
        if (Enum.GetNames<T>().FirstOrDefault(n => n.Equals(Text, StringComparison.OrdinalIgnoreCase)) is { } name) return Enum.Parse<T>(name);
        Refuse("There is no such choice.", NearestName.Advice(Text, [.. Enum.GetNames<T>().Select(n => n.ToLowerInvariant())]));
        return default;
    }

    /// <summary>A file or folder; a relative one starts from the folder of the file it is written in.</summary>
    public string? AsPath()
    {
        if (Text.Length > 0 && !Text.Contains('\0')) return Path.GetFullPath(Text, Source.Folder);
        Refuse("This is not a path.", "Name a file or folder.");
        return null;
    }

    public string? AsName(string example)
    {
        if (NameShape().IsMatch(Text)) return Text;
        Refuse("A name has letters, digits, dot, dash and underscore only, and at most 64 of them.", $"Write it like {example}.");
        return null;
    }

    private static string WithoutSecrets(string address) => QueryShape().Replace(UserShape().Replace(address, "//***@"), "?***");

    [GeneratedRegex(@"\A[A-Za-z0-9._-]{1,64}\z")]
    private static partial Regex NameShape();

    [GeneratedRegex("//[^/]*@")]
    private static partial Regex UserShape();

    [GeneratedRegex(@"\?.*\z", RegexOptions.Singleline)]
    private static partial Regex QueryShape();
}
