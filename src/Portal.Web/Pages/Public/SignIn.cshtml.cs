using MediatR;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Accounts;
using Portal.Application.Pipeline;
using Portal.Domain.Accounts;
using Portal.Identity;
using Portal.Web.Ui;

namespace Portal.Web.Pages.Public;

/// <summary>The demo's people, each a click away. Wherever the demo's door is closed the page says so and offers nobody.</summary>
public sealed class SignInModel(IMediator mediator, Problems problems, CurrentActor current) : PortalPage(mediator, problems)
{
    public IReadOnlyList<DemoChoice> People { get; private set; } = [];

    /// <summary>Where the person wanted to go; an address of this portal or nothing.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (current.Actor.Role != Role.Anonymous)
            return GoOn(current.Actor.Role);
        await ListAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(AccountId account)
    {
        // Whoever has signed in already signs out first, so that one session is ended and not forgotten.
        if (current.Actor.Role != Role.Anonymous)
            return GoOn(current.Actor.Role);
        await ListAsync();
        var opened = await SendAsync(new SignInDemo(account));
        if (!opened.Succeeded)
            return Refused();
        SessionCookie.Write(Response, opened.Value);
        var person = People.Single(person => person.Id == account);
        PreferenceEndpoints.Remember(HttpContext, person.Language);
        return GoOn(person.Role);
    }

    private LocalRedirectResult GoOn(Role role) => LocalRedirect(WayBack.Of(Back) ?? Homes.Of(role));

    private async Task ListAsync()
    {
        var people = await AskAsync(new ListDemoPeople());
        People = people.Succeeded ? [.. people.Value.Select(person => new DemoChoice(person))] : [];
    }

    /// <summary>A demo person on the page.</summary>
    public sealed record DemoChoice(AccountId Id, string Name, Role Role, string Group, string? Note, string Language, bool IsAgency)
    {
        public DemoChoice(DemoPerson person)
            : this(
                person.Id, person.Name, person.Role, IsOfAgency(person) ? person.Place! : person.Role.ToString(),
                person.Role == Role.Investigator ? $"team.{person.Place}" : null, person.Language, IsOfAgency(person))
        {
        }

        private static bool IsOfAgency(DemoPerson person) => person.Role is Role.Officer or Role.Supervisor;
    }
}
