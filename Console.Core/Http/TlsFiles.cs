using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace OperatorConsole.Core.Http;

/// <summary>Certificates from PEM files for a server of one's own: whom to trust, and who the console is.</summary>
public static class TlsFiles
{
    /// <summary>Options for connections that trust only the authorities of a file, and show a certificate where there is one.</summary>
    /// <param name="authorities">PEM file with certificates of authorities; null trusts what the machine trusts.</param>
    /// <param name="certificate">PEM file with the console's certificate; null shows none.</param>
    /// <param name="key">PEM file with its key.</param>
    /// <exception cref="CryptographicException">A file is not what it should be.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static SslClientAuthenticationOptions Read(string? authorities, string? certificate, string? key)
    {
        var options = new SslClientAuthenticationOptions();
        if (authorities is not null)
        {
            var trusted = new X509Certificate2Collection();
            trusted.ImportFromPemFile(authorities);
            if (trusted.Count == 0) throw new CryptographicException($"{authorities} holds no certificate");
            options.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            options.CertificateChainPolicy.CustomTrustStore.AddRange(trusted);
        }
        if (certificate is not null)
            // Read at every handshake, so that a renewed certificate is used without a restart.
            options.LocalCertificateSelectionCallback = (_, _, _, _, _) => X509Certificate2.CreateFromPemFile(certificate, key);
        return options;
    }
}
