using Portal.Application.Requests.Forms;

namespace Portal.Web.Pages.Agency.Requests;

/// <summary>A step's answers as a browser sends them.</summary>
internal static class StepAnswers
{
    /// <summary>Every field of the step; a box without its tick sends nothing and counts as empty, several ticked boxes of one
    /// name are kept with commas between them.</summary>
    /// <param name="request">The form.</param>
    /// <param name="step">The step it belongs to.</param>
    /// <param name="joined">Whether the address typed alone joins the lines; it does when the form itself is sent.</param>
    public static async Task<Dictionary<string, string>> ReadAsync(HttpRequest request, FormStep step, bool joined)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var typed = step.Fields.SelectMany(field => field.TypedNames).ToDictionary(name => name, name => form[name].ToString());
        if (joined && form["AddressToAdd"].ToString().Trim(' ', '\t') is { Length: > 0 } one && typed.TryGetValue("Addresses", out var lines))
            typed["Addresses"] = lines.TrimEnd('\r', '\n') is { Length: > 0 } before ? $"{before}\n{one}" : one;
        return typed;
    }
}
