using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.CookiePolicy;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Notices;
using Portal.Application.Ports;
using Portal.Persistence;
using Portal.Web.Hosting.Logs;
using Portal.Web.Ui;

namespace Portal.Web.Hosting;

/// <summary>The pages, their doors and what stands around them.</summary>
internal static class WebModule
{
    /// <summary>Room for the largest document and its form; the page itself says what is too large.</summary>
    private const int MaxUpload = 32 * 1024 * 1024;

    public static void AddWeb(this IServiceCollection services, PortalOptions portal)
    {
        services.AddDiscreetLogging();
        services.AddSingleton<DistributedContextPropagator, OwnTraces>();
        services.AddSingleton(portal);
        services.AddSingleton(portal.PublicAddress is { } address ? new PortalAddress(address) : PortalAddress.OwnMachine);
        services.AddScoped<IVisitorSource, CurrentVisitor>();
        services.AddScoped<IDemoDoor, DemoDoor>();
        services.AddScoped<Pages.MeanwhileWords>();
        services.AddUi();
        services.AddDataProtection().SetApplicationName("docket").PersistKeysToFileSystem(new(Path.Combine(portal.DataDirectory, "keys")));
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, ForeignIsUnknown>();
        services.AddAuthorizationBuilder()
            .AddPolicy(Pages.Agency.Door.Policy, Pages.Agency.Door.Build)
            .AddPolicy(Pages.Desk.Door.Policy, Pages.Desk.Door.Build)
            .AddPolicy(Pages.Account.Door.Policy, Pages.Account.Door.Build)
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddRazorPages(pages =>
        {
            pages.Conventions.AuthorizeFolder("/Agency", Pages.Agency.Door.Policy);
            pages.Conventions.AuthorizeFolder("/Desk", Pages.Desk.Door.Policy);
            pages.Conventions.AuthorizeFolder("/Account", Pages.Account.Door.Policy);
            pages.Conventions.AllowAnonymousToFolder("/Public");
        }).AddMvcOptions(mvc =>
        {
            mvc.Filters.Add(new ResponseCacheAttribute { NoStore = true, Location = ResponseCacheLocation.None });
            mvc.Filters.Add<PageMethods>();
            mvc.Filters.Add<FormDoor>();
            mvc.Filters.Add<StaleForms>();
        });
        services.AddAntiforgery(forms =>
        {
            forms.Cookie.Name = "docket-forms";
            forms.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.Configure<CookiePolicyOptions>(cookies =>
            (cookies.Secure, cookies.HttpOnly, cookies.MinimumSameSitePolicy) = (CookieSecurePolicy.Always, HttpOnlyPolicy.Always, SameSiteMode.Lax));
        services.Configure<FormOptions>(forms => (forms.MultipartBodyLengthLimit, forms.ValueLengthLimit) = (MaxUpload, MaxUpload));
        services.Configure<Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions>(kestrel =>
            (kestrel.AddServerHeader, kestrel.Limits.MaxRequestBodySize) = (false, MaxUpload));
    }

    /// <summary>What every request passes, in order.</summary>
    public static void UseWeb(this WebApplication app)
    {
        app.UseEventNumbers();
        app.UseSecurityHeaders();
        app.UseLastResort();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error/500",
            // The page that tells of a fault begins anew: no actor, nothing half done.
            CreateScopeForErrors = true,
            StatusCodeSelector = StatusOf,
        });
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseCookiePolicy();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapStaticAssets().AllowAnonymous();
        app.MapPreferences();
        app.MapHealth();
        app.MapRazorPages().WithStaticAssets();
    }

    private static int StatusOf(Exception failure) => failure switch
    {
        BadHttpRequestException unreadable => unreadable.StatusCode,
        _ when DatabaseFailure.IsOutage(failure) => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };
}
