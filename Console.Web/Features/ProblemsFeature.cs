namespace OperatorConsole.Web.Features;

/// <summary>Errors as RFC 9457 problems, for whoever calls the API.</summary>
internal static class ProblemsFeature
{
    public static void AddProblems(this WebApplicationBuilder builder) => builder.Services.AddProblemDetails();

    public static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/api"), api => api.UseStatusCodePages());
    }
}
