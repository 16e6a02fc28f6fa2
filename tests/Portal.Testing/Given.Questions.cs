using Portal.Application.Questions;
using Portal.Application.Requests;
using Portal.Domain.Accounts;
using Portal.Domain.Questions;
using Portal.Domain.Requests;

namespace Portal.Testing;

/// <content>Requests that are worked on.</content>
public static partial class Given
{
    /// <summary>A freeze request that the investigator has found genuine.</summary>
    public static async Task<RequestId> AFreezeInReviewAsync(this TestPortal portal, Actor officer, Actor investigator, Action<Dictionary<string, string>>? change = null)
    {
        var id = await portal.ASubmittedFreezeAsync(officer, change);
        await portal.GetAsync(new ClaimRequest(id), investigator);
        await portal.GetAsync(new ConfirmAuthenticity(id), investigator);
        return id;
    }

    /// <summary>An open question about a request that the investigator has.</summary>
    public static async Task<QuestionId> AQuestionAsync(this TestPortal portal, RequestId request, Actor investigator, string text = "Which transfer is meant?")
    {
        var id = new QuestionId(Guid.NewGuid());
        await portal.GetAsync(new AskAgency(request, id, text), investigator);
        return id;
    }
}
