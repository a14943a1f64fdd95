using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;
using OperatorConsole.Core;
using OperatorConsole.Core.Http;
using OperatorConsole.Core.Prometheus;
using OperatorConsole.Core.Settings;

namespace OperatorConsole.Tests.Integration.Prometheus;

/// <summary>A server with a certificate of a company's own authority, which wants to see one as well.</summary>
public sealed class TlsTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private WebApplication _server = null!;
    private string _authorityFile = "", _certificateFile = "", _keyFile = "";

    public async Task InitializeAsync()
    {
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authority = Authority(authorityKey);
        _authorityFile = _folder.Write("ca.pem", authority.ExportCertificatePem());
        var (serverCertificate, serverKey) = Issue(authority, "localhost");
        var (clientCertificate, clientKey) = Issue(authority, "operator-console");
        _certificateFile = _folder.Write("client.pem", clientCertificate.ExportCertificatePem());
        _keyFile = _folder.Write("client.key", clientKey.ExportPkcs8PrivateKeyPem());

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0, l => l.UseHttps(https =>
        {
            https.ServerCertificate = X509CertificateLoader.LoadPkcs12(serverCertificate.CopyWithPrivateKey(serverKey).Export(X509ContentType.Pkcs12), null);
            https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
            https.ClientCertificateValidation = (shown, _, _) => shown.Subject == "CN=operator-console";
        })));
        _server = builder.Build();
        _server.Run(context => context.Response.WriteAsync("""{"status":"success","data":{"resultType":"vector","result":[]}}"""));
        await _server.StartAsync();
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Query_WithAuthorityAndCertificate_Succeeds() => Assert.True((await AskAsync(_authorityFile, _certificateFile, _keyFile)).Succeeded);

    [Fact]
    public async Task Query_WithoutTheAuthority_SaysTheCertificateIsNotTrusted() =>
        Assert.Equal("its TLS certificate is not trusted", (await AskAsync(null, _certificateFile, _keyFile)).Failure!.Problem);

    [Fact]
    public async Task Query_WithoutACertificate_Fails() => Assert.Equal(FailureKind.Unreachable, (await AskAsync(_authorityFile, null, null)).Failure!.Kind);

    private async Task<Result<InstantAnswer>> AskAsync(string? authority, string? certificate, string? key)
    {
        using var http = new HttpMessageInvoker(new SocketsHttpHandler { SslOptions = TlsFiles.Read(authority, certificate, key) });
        var address = new UriBuilder(_server.Urls.Single()) { Host = "localhost" }.Uri;
        return await new PrometheusClient(http, new ExternalPrometheus(address), new PrometheusSettings()).QueryAsync("up");
    }

    private static X509Certificate2 Authority(ECDsa key)
    {
        var request = new CertificateRequest("CN=Test Authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    private static (X509Certificate2 Certificate, ECDsa Key) Issue(X509Certificate2 authority, string name)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        return (request.Create(authority, DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(20), RandomNumberGenerator.GetBytes(8)), key);
    }
}
