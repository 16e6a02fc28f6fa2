using System.Net;
using System.Text.RegularExpressions;
using Portal.Application.Answers;
using Portal.Application.Documents;
using Portal.Application.Holds;
using Portal.Application.Packets;
using Portal.Application.Questions;
using Portal.Application.Requests;
using Portal.Domain.Answers;

namespace Portal.Web.Tests.Doors.Sweeps;

/// <summary>A form of a page, as a browser would send it.</summary>
internal sealed record OfferedForm(string Action, IReadOnlyList<(string Name, string Value)> Fields, bool Posts);

/// <summary>What a page offers: the links and forms of its main part.</summary>
internal sealed record Offered(IReadOnlyList<string> Links, IReadOnlyList<OfferedForm> Forms)
{
    public static Offered On(string path, string html)
    {
        var main = Regex.Match(html, "<main.*?</main>", RegexOptions.Singleline).Value;
        // A button may send its form elsewhere.
        IEnumerable<string> Actions(Match form) => Regex.Matches(form.Groups["body"].Value, "<button(?<head>[^>]*)>").Select(button => Attribute(button.Groups["head"].Value, "formaction"))
            .Where(action => action.Length > 0).Append(Attribute(form.Groups["head"].Value, "action") is { Length: > 0 } own ? own : path);
        var forms = Regex.Matches(main, "<form(?<head>[^>]*)>(?<body>.*?)</form>", RegexOptions.Singleline).SelectMany(form => Actions(form).Select(action => new OfferedForm(
            action,
            [.. Regex.Matches(form.Groups["body"].Value, "<input(?<box>[^>]*)>").Select(box => (Attribute(box.Groups["box"].Value, "name"), Attribute(box.Groups["box"].Value, "value"))).Where(box => box.Item1.Length > 0 && box.Item1 != "__RequestVerificationToken")],
            Attribute(form.Groups["head"].Value, "method") == "post")));
        return new([.. Regex.Matches(main, "<a [^>]*href=\"(?<to>/[^\"]*)\"").Select(link => WebUtility.HtmlDecode(link.Groups["to"].Value).Split('#')[0]).Distinct()], [.. forms]);
    }

    private static string Attribute(string tag, string name) => WebUtility.HtmlDecode(Regex.Match(tag, $"\\b{name}=\"(?<value>[^\"]*)\"").Groups["value"].Value);
}

/// <summary>What a page has to offer: a message, and by which link or form.</summary>
/// <param name="Page">The page; ids in braces.</param>
/// <param name="Message">The message that one comes to by it.</param>
/// <param name="To">Address of the link, or of the form with its handler.</param>
/// <param name="Form">Whether it is a form.</param>
/// <param name="But">When it is not offered although the table has it, with the reason; null for never.</param>
internal sealed record Offer(string Page, Type Message, string To, bool Form = false, Func<Scene, bool>? But = null)
{
    /// <summary>The pages and what has to stand on them.</summary>
    public static IReadOnlyList<Offer> All { get; } =
    [
        new(Mine, typeof(WithdrawRequest), Mine + "/withdraw"),
        new(Mine, typeof(CopyRequest), Mine + "/replace"),
        new(Mine, typeof(ReplyToQuestion), Mine + "/reply"),
        new(Mine, typeof(GetDocument), Mine + "/documents/{document}"),
        // An answer that was called back is named with the day, and has no page that one would want.
        new(Mine, typeof(GetMyAnswer), Mine + "/answers/{answer}", But: scene => scene.Packet is null or PacketStanding.Revoked),
        new(Mine + "/withdraw", typeof(WithdrawRequest), Mine + "/withdraw", Form: true),
        new(Mine + "/replace", typeof(CopyRequest), Mine + "/replace", Form: true),
        new(Mine + "/reply", typeof(ReplyToQuestion), Mine + "/reply", Form: true),
        new(Mine + "/answers/{answer}", typeof(FetchPacket), Mine + "/answers/{answer}?handler=Download", Form: true),
        new(Mine + "/answers/{answer}", typeof(AskPacketRenewal), Mine + "/answers/{answer}?handler=Renew", Form: true),
        new(Mine + "/draft", typeof(DiscardDraft), Mine + "/discard"),
        new(Mine + "/draft", typeof(SaveDraftStep), Mine + "/draft/case"),
        new(Mine + "/draft", typeof(SubmitFreezeRequest), Mine + "/check"),
        new(Mine + "/draft/case", typeof(SaveDraftStep), Mine + "/draft/case", Form: true),
        new(Mine + "/discard", typeof(DiscardDraft), Mine + "/discard", Form: true),
        new(Mine + "/check", typeof(SubmitFreezeRequest), Mine + "/check", Form: true),
        new(Case, typeof(ClaimRequest), Case + "?handler=Claim", Form: true),
        // Whoever has given an answer to another person to decide on keeps the request until then.
        new(Case, typeof(PutBackRequest), Case + "?handler=PutBack", Form: true, But: scene => scene.DecidedOn),
        new(Case, typeof(ConfirmAuthenticity), Case + "?handler=Confirm", Form: true),
        new(Case, typeof(RetractQuestion), Case + "?handler=Retract", Form: true),
        new(Case, typeof(CloseRequest), Case + "?handler=Close", Form: true, But: scene => scene.DecidedOn),
        new(Case, typeof(AskAgency), Case + "/ask"),
        new(Case, typeof(PrepareAnswer), Case + "/answers/new", But: Expectations.TakesNoAnswer),
        new(Case, typeof(GetAnswer), Case + "/answers/{answer}", But: scene => scene.Answer is null),
        new(Case, typeof(GetHolds), Case + "/holds", But: scene => !scene.Freeze),
        new(Case, typeof(ListPackets), Case + "/packets", But: scene => !scene.Sealed),
        new(Case + "/ask", typeof(AskAgency), Case + "/ask", Form: true),
        new(Case + "/answers/new", typeof(PrepareAnswer), Case + "/answers/new", Form: true, But: Expectations.TakesNoAnswer),
        // On a target on which a hold stands no other can be ordered; line 2 is free in every request of the world. What somebody
        // decides on says all that is held.
        new(Case + "/holds", typeof(PlaceHold), Case + "/holds/place/2", But: scene => !scene.Freeze || scene.DecidedOn),
        new(Case + "/holds", typeof(RejectHold), Case + "/holds/{hold}"),
        new(Case + "/holds/place/2", typeof(PlaceHold), Case + "/holds/place/2", Form: true, But: scene => !scene.Freeze || scene.DecidedOn),
        new(Case + "/holds/{hold}", typeof(ApproveHold), Case + "/holds/{hold}?handler=Approve", Form: true),
        new(Case + "/holds/{hold}", typeof(RejectHold), Case + "/holds/{hold}?handler=Reject", Form: true),
        new(Answer, typeof(RecordFindings), Answer + "?handler=Findings", Form: true, But: IsDecline),
        new(Answer, typeof(FillFindings), Answer + "?handler=Fill", Form: true, But: scene => IsDecline(scene) || scene.Filled),
        new(Answer, typeof(WriteAnswer), Answer + "?handler=Words", Form: true),
        new(Answer, typeof(WithholdCategories), Answer + "?handler=Categories", Form: true, But: scene => scene.Freeze),
        new(Answer, typeof(RemoveAnswerFile), Answer + "?handler=Remove", Form: true, But: scene => scene.Freeze),
        new(Answer, typeof(StageAnswerTable), Answer + "/import", But: scene => scene.Freeze),
        new(Answer, typeof(SendAnswerForApproval), Answer + "?handler=Send", Form: true),
        new(Answer + "/import", typeof(StageAnswerTable), Answer + "/import", Form: true, But: scene => scene.Freeze),
        new(Answer + "/import/{import}", typeof(AddAnswerFile), Answer + "/import/{import}?handler=Accept", Form: true),
        new(Answer + "/import/{import}", typeof(DiscardAnswerTable), Answer + "/import/{import}?handler=Discard", Form: true),
        new(Answer + "/review", typeof(RecordFindings), Answer),
        new(Answer + "/review", typeof(GetAnswerFileRows), Answer + "/files/{file}/rows?at=2", But: HasNoFile),
        new(Answer + "/review", typeof(ApproveAnswer), Answer + "/review?handler=Approve", Form: true),
        new(Answer + "/review", typeof(ReturnAnswer), Answer + "/review?handler=Return", Form: true),
        new(Case + "/packets", typeof(RenewPacket), Case + "/packets?handler=Renew", Form: true),
        new(Case + "/packets", typeof(RevokePacket), Case + "/packets?revoke={answer}"),
    ];

    private const string Mine = "/agency/requests/{id}";
    private const string Case = "/desk/requests/{id}";
    private const string Answer = Case + "/answers/{answer}";

    private static bool HasNoFile(Scene scene) => !scene.Ids.ContainsKey("file");

    private static bool IsDecline(Scene scene) => scene.Kind == AnswerKind.Decline;

    /// <summary>Whether the page offers it. What follows the handler in an address says which part of a list is shown.</summary>
    public bool StandsOn(Offered page, string to) => Form ? page.Forms.Any(form => form.Posts && Plain(form.Action) == to) : page.Links.Contains(to);

    private static string Plain(string action) => action.Split('&')[0].Split("?at=")[0].Split("?from=")[0];
}
