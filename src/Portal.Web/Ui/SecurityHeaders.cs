using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Net.Http.Headers;

namespace Portal.Web.Ui;

/// <summary>Headers of every answer: what a page may load, whom it may tell where it came from, and that nothing of it is
/// kept. Only the stylesheets, scripts and typefaces of the build may be cached.</summary>
public static class SecurityHeaders
{
    /// <summary>Nothing from elsewhere, nothing inline, no script sink without the policy of docket.js.</summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; " +
        "base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types docket";

    private const string PermissionsPolicy =
        "accelerometer=(), autoplay=(), camera=(), display-capture=(), fullscreen=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

    /// <summary>Sets the headers when an answer starts, whoever writes it.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(static state =>
        {
            Set((HttpContext)state);
            return Task.CompletedTask;
        }, context);
        return next(context);
    });

    private static void Set(HttpContext context)
    {
        var headers = context.Response.Headers;
        // A download sets a stricter one.
        headers.TryAdd(HeaderNames.ContentSecurityPolicy, ContentSecurityPolicy);
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = PermissionsPolicy;
        if (context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
        {
            // Stylesheets name the typefaces without a fingerprint; asked for anew on each page they would come too late to be shown.
            if (context.Request.Path.Value?.EndsWith(".woff2", StringComparison.Ordinal) == true)
                headers.CacheControl = "public, max-age=2592000";
            return;
        }

        headers.CacheControl = "no-store";
        headers.Remove(HeaderNames.Pragma);
    }
}
