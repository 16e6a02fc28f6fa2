using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Application.Texts;
using Portal.Web.Ui.Forms;

namespace Portal.Web.Ui;

/// <summary>The look and the words of the pages.</summary>
public static class UiModule
{
    /// <summary>Adds the texts, the speech of a request and what the layout needs.</summary>
    public static IServiceCollection AddUi(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.TryAddSingleton(_ => TextCatalogue.Load());
        services.TryAddScoped<Speech>();
        services.TryAddScoped<Problems>();
        services.TryAddScoped<FormStamp>();
        services.TryAddScoped<IVisitorSource, NobodySource>();
        // The default encoder writes every Arabic letter as an entity: seven bytes for two.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        return services;
    }

    /// <summary>Reads the texts now, so that a malformed one stops the start and not the first page.</summary>
    public static void CheckTexts(this IServiceProvider services) => services.GetRequiredService<TextCatalogue>();

    private sealed class NobodySource : IVisitorSource
    {
        public ValueTask<Visitor> FindAsync(CancellationToken cancellationToken) => new(Visitor.Nobody);
    }
}
