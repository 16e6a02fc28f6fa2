namespace Portal.Application.Texts;

/// <summary>English letters with accents: readable, and never what somebody would have typed into a page.</summary>
internal static class PseudoAccents
{
    private const string Plain = "AEIOUYaeiouycn";
    private const string Accented = "ÅÉÎÖÛÝåéîöûýçñ";

    public static string On(string text) => string.Concat(text.Select(c => Plain.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at ? Accented[at] : c));
}
