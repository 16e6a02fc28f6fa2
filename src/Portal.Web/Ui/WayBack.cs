using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Portal.Web.Ui;

/// <summary>An address that a link or a form asks to go back to.</summary>
internal static class WayBack
{
    /// <summary>The address when it is one of this portal as it stands in a header: letters beyond ASCII are percent-encoded
    /// there (RFC 3986, section 2.1); null for any other.</summary>
    public static string? Of(string? asked) => asked is not null && Ascii.IsValid(asked) && RedirectHttpResult.IsLocalUrl(asked) ? asked : null;
}
