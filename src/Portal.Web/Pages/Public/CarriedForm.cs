using Microsoft.AspNetCore.Diagnostics;

namespace Portal.Web.Pages.Public;

/// <summary>What somebody typed into a form that could not be taken, because the session had ended or the page was older
/// than the session. It goes back to the same browser, to be sent again with one click; nothing of it is kept here.</summary>
/// <param name="Action">Where the form was sent.</param>
/// <param name="Fields">Its fields.</param>
/// <param name="HadFile">A file cannot be handed back; it has to be chosen again.</param>
public sealed record CarriedForm(string Action, IReadOnlyList<(string Name, string Value)> Fields, bool HadFile)
{
    private const string Token = "__RequestVerificationToken";

    /// <summary>The form of this request, or null where there is none worth carrying. Only a form of the portal's own pages
    /// is carried: one from elsewhere would get a fresh token here.</summary>
    public static async Task<CarriedForm?> OfAsync(HttpRequest request)
    {
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType || !IsOwn(request)
            || Asked(request) is not { } asked)
            return null;
        if (await ReadAsync(request) is not { } form)
            return null;
        var fields = form.Where(field => field.Key != Token).SelectMany(field => field.Value.Select(value => (field.Key, value ?? ""))).ToList();
        return fields.Count == 0 && form.Files.Count == 0 ? null : new(asked, fields, form.Files.Count > 0);
    }

    /// <summary>Where the form went; a fault keeps the path, a status the query too.</summary>
    private static string? Asked(HttpRequest request)
    {
        if (request.HttpContext.Features.Get<IExceptionHandlerPathFeature>() is { } failed)
            return failed.Path + request.QueryString;
        return request.HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is { } asked ? asked.OriginalPath + asked.OriginalQueryString : null;
    }

    /// <summary>Null for what cannot be read; then nothing is there to be carried.</summary>
    private static async Task<IFormCollection?> ReadAsync(HttpRequest request)
    {
        try
        {
            return await request.ReadFormAsync(request.HttpContext.RequestAborted);
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or IOException or InvalidOperationException)
        {
            return null;
        }
    }

    private static bool IsOwn(HttpRequest request) =>
        request.Headers.Origin.ToString() == $"{request.Scheme}://{request.Host}" && request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin";
}
