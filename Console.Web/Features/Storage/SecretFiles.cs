using OperatorConsole.Core.Settings;

namespace OperatorConsole.Web.Features.Storage;

/// <summary>Secrets that came from the environment, written where the settings say they are: Prometheus reads its own from files only.</summary>
internal static class SecretFiles
{
    public static void Write(IEnumerable<EnvironmentSecret> secrets)
    {
        foreach (var secret in secrets)
        {
            StorageFolder.CreatePrivate(Path.GetDirectoryName(secret.File)!);
            // Created anew, because the mode of an older file would stay.
            File.Delete(secret.File);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var file = new StreamWriter(secret.File, options);
            file.Write(secret.Value);
        }
    }
}
