using Microsoft.AspNetCore.Mvc.Rendering;

namespace Portal.Web.Ui;

/// <summary>Small shapes that say the same as the words beside them, so that colour is never alone.</summary>
internal static class Icons
{
    public const string Disc = "M6 1.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9z";
    public const string Diamond = "M6 .5 11.5 6 6 11.5.5 6z";
    public const string Triangle = "M6 1 11.5 11H.5z";
    public const string Square = "M2 2h8v8H2z";
    public const string Check = "M4.6 10.6.8 6.8l1.5-1.5 2.3 2.3 5.1-5.8 1.6 1.4z";
    public const string Ring = "M6 1.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zm0 1.7a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6z";
    public const string Half = "M6 .8a5.2 5.2 0 1 0 0 10.4A5.2 5.2 0 0 0 6 .8zm0 1.4v7.6a3.8 3.8 0 0 1 0-7.6z";

    public static TagBuilder Of(string path) =>
        Tags.Of("svg", "icon", Tags.Of("path").With("d", path)).With("viewBox", "0 0 12 12").With("aria-hidden", "true").With("focusable", "false");
}
