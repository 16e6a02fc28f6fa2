using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Packets.Contents;
using Portal.Application.Pipeline;
using Portal.Application.Policies;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Answers;
using Portal.Domain.Requests;

namespace Portal.Application.Packets;

/// <summary>One answer to the officer's own request, with its manifest while the packet can be fetched.</summary>
public sealed record GetMyAnswer(RequestId Request, AnswerId Answer) : IQuery<MyAnswerPage>, IAboutRequest;

/// <param name="Reference">The request's.</param>
/// <param name="Packet">What can be fetched.</param>
/// <param name="Contents">What is in it; null of what can no longer be fetched.</param>
public sealed record MyAnswerPage(RequestReference Reference, PacketView Packet, MyAnswerContents? Contents);

/// <param name="Words">Plain words.</param>
/// <param name="Codes">Codes of a decline as the agency may read them.</param>
/// <param name="Findings">The first of them by line.</param>
/// <param name="AllFindings">How many there are.</param>
/// <param name="Withheld">Categories that are left out as a whole, with codes.</param>
/// <param name="Files">Embedded files as the manifest lists them.</param>
public sealed record MyAnswerContents(
    string Words, IReadOnlyList<string> Codes, IReadOnlyList<MyFinding> Findings, int AllFindings, IReadOnlyList<(string Category, string Code)> Withheld, IReadOnlyList<ManifestFile> Files);

/// <summary>What became of a target.</summary>
public sealed record MyFinding(int Line, string Value, long? Tag, Outcome Outcome, string Code);

/// <summary>An embedded file.</summary>
public sealed record ManifestFile(string Name, long Size, string Sha256, int Rows, string Description);

internal sealed class GetMyAnswerHandler(IPortalDb db, PolicyBook policies, TimeProvider time) : IRequestHandler<GetMyAnswer, Result<MyAnswerPage>>
{
    public async Task<Result<MyAnswerPage>> Handle(GetMyAnswer query, CancellationToken cancellationToken)
    {
        if ((await PacketView.OfAsync(db, query.Request, query.Answer, time.GetUtcNow(), cancellationToken)).SingleOrDefault() is not { } packet)
            return RequestErrors.NotFound;
        var reference = await db.Requests.Where(request => request.Id == query.Request).Select(request => request.Reference).SingleAsync(cancellationToken);
        return new MyAnswerPage(reference, packet, packet.Standing == PacketStanding.Open ? await ContentsAsync(query.Answer, cancellationToken) : null);
    }

    /// <summary>The page says what the sealed manifest says, so that it cannot say more.</summary>
    private async Task<MyAnswerContents> ContentsAsync(AnswerId id, CancellationToken cancellationToken)
    {
        var answer = await db.Answers.AsNoTracking().SingleAsync(answer => answer.Id == id, cancellationToken);
        using var manifest = JsonDocument.Parse(await db.Packets.Where(packet => packet.Answer == id).Select(packet => packet.Manifest).SingleAsync(cancellationToken));
        var (targets, withheld, files) = (manifest.RootElement.GetProperty("targets"), manifest.RootElement.GetProperty("withheld"), manifest.RootElement.GetProperty("files"));
        return new(
            answer.Words, answer.Kind == AnswerKind.Decline ? policies.Answers.Shown(answer.Codes) : [],
            [.. targets.EnumerateArray().Take(FindingSections.MostRows).Select(Finding)], targets.GetArrayLength(),
            [.. withheld.EnumerateArray().Select(category => (Text(category, "category"), Text(category, "code")))],
            [.. files.EnumerateArray().Select(file => new ManifestFile(
                Text(file, "name"), file.GetProperty("size").GetInt64(), Text(file, "sha256"), file.GetProperty("rows").GetInt32(), Text(file, "description")))]);
    }

    private static MyFinding Finding(JsonElement target) => new(
        target.GetProperty("line").GetInt32(), Text(target, "value"), target.TryGetProperty("tag", out var tag) ? tag.GetInt64() : null,
        Enum.Parse<Outcome>(Text(target, "outcome")), Text(target, "code"));

    private static string Text(JsonElement of, string name) => of.GetProperty(name).GetString() ?? "";
}
