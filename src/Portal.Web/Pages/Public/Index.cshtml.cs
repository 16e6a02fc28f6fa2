using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Application.Pipeline;

namespace Portal.Web.Pages.Public;

/// <summary>The portal's address itself: everybody is sent where their work begins.</summary>
public sealed class IndexModel(CurrentActor current) : PageModel
{
    public IActionResult OnGet() => LocalRedirect(Homes.Of(current.Actor.Role));
}
