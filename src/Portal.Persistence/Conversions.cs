using System.Globalization;
using System.Numerics;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Portal.Domain.Accounts;
using Portal.Domain.Agencies;
using Portal.Domain.Answers;
using Portal.Domain.Documents;
using Portal.Domain.Holds;
using Portal.Domain.Packets;
using Portal.Domain.Questions;
using Portal.Domain.Requests;

namespace Portal.Persistence;

/// <summary>Types of the domain as columns, alike on both engines.</summary>
internal static class Conversions
{
    internal sealed class OfAccount() : ValueConverter<AccountId, Guid>(id => id.Value, value => new(value));

    internal sealed class OfAgency() : ValueConverter<AgencyId, Guid>(id => id.Value, value => new(value));

    internal sealed class OfRequest() : ValueConverter<RequestId, Guid>(id => id.Value, value => new(value));

    internal sealed class OfDocument() : ValueConverter<DocumentId, Guid>(id => id.Value, value => new(value));

    internal sealed class OfQuestion() : ValueConverter<QuestionId, Guid>(id => id.Value, value => new(value));

    internal sealed class OfAnswer() : ValueConverter<AnswerId, Guid>(id => id.Value, value => new(value));

    internal sealed class OfAnswerFile() : ValueConverter<AnswerFileId, Guid>(id => id.Value, value => new(value));

    internal sealed class OfHold() : ValueConverter<HoldId, Guid>(id => id.Value, value => new(value));

    internal sealed class OfPacket() : ValueConverter<PacketId, Guid>(id => id.Value, value => new(value));

    internal sealed class Reference() : ValueConverter<RequestReference, string>(reference => reference.Text, text => RequestReference.Parse(text, CultureInfo.InvariantCulture));

    /// <summary>Smallest units as digits: exact at any size.</summary>
    internal sealed class Units() : ValueConverter<BigInteger, string>(
        units => units.ToString(CultureInfo.InvariantCulture), digits => BigInteger.Parse(digits, CultureInfo.InvariantCulture));
}
