using Microsoft.AspNetCore.DataProtection;

namespace OperatorConsole.Web.Features.Storage;

/// <summary>The console's own data, and in it the keys that outlive a restart, so that an open page still fits the console after it.</summary>
internal static class StorageFeature
{
    public static void AddStorage(this WebApplicationBuilder builder, StorageFolder storage)
    {
        builder.Services.AddSingleton(storage);
        builder.Services.AddDataProtection().SetApplicationName("operator-console").PersistKeysToFileSystem(new DirectoryInfo(storage.Keys));
    }
}
