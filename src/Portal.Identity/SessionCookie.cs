using Microsoft.AspNetCore.Http;
using Portal.Application.Accounts;

namespace Portal.Identity;

/// <summary>The cookie that carries a session's key.</summary>
public static class SessionCookie
{
    /// <summary>The prefix makes browsers insist on Secure, on the whole host and on nothing but it (RFC 6265bis, section 4.1.3.2).
    /// Browsers take such a cookie from http://localhost too.</summary>
    public const string Name = "__Host-docket";

    private const int KeyLength = 64;

    /// <summary>The key, or null where no cookie of the right form came.</summary>
    public static string? Read(HttpRequest request) =>
        request.Cookies[Name] is { Length: KeyLength } key && key.All(char.IsAsciiHexDigitLower) ? key : null;

    /// <summary>Hands the key to the browser, until the session's absolute end.</summary>
    public static void Write(HttpResponse response, SessionOpened session) => response.Cookies.Append(Name, session.Key, Options(session.EndsAt));

    /// <summary>Takes the cookie away.</summary>
    public static void Clear(HttpResponse response) => response.Cookies.Delete(Name, Options(null));

    private static CookieOptions Options(DateTimeOffset? ends) => new()
    {
        Path = "/", HttpOnly = true, Secure = true, SameSite = SameSiteMode.Lax, IsEssential = true, Expires = ends,
    };
}
