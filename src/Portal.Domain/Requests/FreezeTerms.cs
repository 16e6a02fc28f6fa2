using System.Numerics;
using Portal.Domain.Documents;

namespace Portal.Domain.Requests;

/// <summary>The paper a request rests on.</summary>
/// <param name="Kind">Code from the instrument table, e.g. <c>court-freezing-order</c>.</param>
/// <param name="Number">The number or file mark on the document.</param>
/// <param name="IssuingAuthority">Who issued it, as written on it.</param>
/// <param name="IssuedOn">Date on the document, in the issuer's calendar day.</param>
/// <param name="Document">The upload.</param>
public sealed record Instrument(string Kind, string Number, string IssuingAuthority, DateOnly IssuedOn, DocumentId Document);

/// <summary>What is to be held, and for how long.</summary>
/// <param name="Basis">Provisional or ordered, as the instrument says.</param>
/// <param name="Asset">Asset code from the asset table, e.g. <c>USDT</c>.</param>
/// <param name="Amount">Whole number of the asset's smallest units, over all targets together.</param>
/// <param name="TermDays">How many days the hold is asked for.</param>
public sealed record FreezeTerms(HoldBasis Basis, string Asset, BigInteger Amount, int TermDays);

/// <summary>The case behind a request, as the officer states it.</summary>
/// <param name="Number">The agency's own case number.</param>
/// <param name="Offence">Code from the offence table.</param>
/// <param name="Statute">The provision, in the officer's words; may be empty.</param>
/// <param name="Narrative">What happened and why these targets.</param>
public sealed record CaseFacts(string Number, string Offence, string Statute, string Narrative);
