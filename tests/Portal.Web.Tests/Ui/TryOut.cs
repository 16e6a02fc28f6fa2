using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Portal.Application.Texts;
using Portal.Web.Ui;

namespace Portal.Web.Tests.Ui;

/// <summary>Speech in a language and the HTML of a tag helper, without a host.</summary>
internal static class TryOut
{
    private static readonly TextCatalogue s_texts = TextCatalogue.Load();
    private static readonly System.Text.Encodings.Web.HtmlEncoder s_encoder = System.Text.Encodings.Web.HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);

    public static Speech Speech(string language = "en")
    {
        var http = new DefaultHttpContext();
        http.Request.Headers.Cookie = $"lang={language}";
        return new(s_texts, new HttpContextAccessor { HttpContext = http });
    }

    public static async Task<string> Html(this TagHelper helper, IHtmlContent? content = null)
    {
        var context = new TagHelperContext([], new Dictionary<object, object>(), "1");
        var output = new TagHelperOutput("x", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent().SetHtmlContent(content ?? HtmlString.Empty)));
        await helper.ProcessAsync(context, output);
        if (!output.IsContentModified)
            output.Content.SetHtmlContent(content ?? HtmlString.Empty);
        await using var writer = new StringWriter();
        output.WriteTo(writer, s_encoder);
        return writer.ToString();
    }

    public static Task<string> Html(this TagHelper helper, string content) => helper.Html(new HtmlString(content));

    /// <summary>The repository's root.</summary>
    public static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "Portal.sln")))
                folder = folder.Parent!;
            return folder.FullName;
        }
    }
}
