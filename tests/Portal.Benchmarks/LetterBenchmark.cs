using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Application.Packets;
using Portal.Application.Ports;
using Portal.Packets;

namespace Portal.Benchmarks;

/// <summary>A letter with forty findings and two files, set and sealed, beside Chromium printing the same words without files,
/// tags or seal. Both warm, in turns, in one run.</summary>
internal static class LetterBenchmark
{
    private const int Runs = 31;
    private const int LimitMilliseconds = 50;

    public static bool Run(TextWriter output) => RunAsync(output).GetAwaiter().GetResult();

    private static async Task<bool> RunAsync(TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("portal-letter-");
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System)
            .AddPackets(new() { KeyDirectory = Path.Combine(folder.FullName, "seal") }).BuildServiceProvider();
        var (press, letter) = (services.GetRequiredService<IPacketPress>(), Letter());
        await using var chromium = await Chromium.StartAsync();
        for (var warm = 0; warm < 5; warm++)
            await BothAsync();
        var (pressed, printed) = (new List<double>(), new List<double>());
        long bytes = 0;
        for (var run = 0; run < Runs; run++)
        {
            var (ours, theirs, size) = await BothAsync();
            pressed.Add(ours);
            printed.Add(theirs);
            bytes = size;
        }

        folder.Delete(recursive: true);
        var median = pressed.Order().ElementAt(Runs / 2);
        var holds = median <= LimitMilliseconds;
        output.WriteLine(Line("letter: set and sealed (PDF/A-3a, tagged, 2 files, PAdES B-B)", pressed) + string.Create(CultureInfo.InvariantCulture, $"; {bytes} bytes; limit {LimitMilliseconds} ms (median)"));
        output.WriteLine(Line("letter: Chromium's print of the same words (no files, no seal)", printed));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"letter: {printed.Order().ElementAt(Runs / 2) / median:F1} times as fast: {(holds ? "holds" : "DOES NOT HOLD")}"));
        return holds;

        async Task<(double Ours, double Theirs, long Bytes)> BothAsync()
        {
            var started = Stopwatch.GetTimestamp();
            var packet = (await press.PressAsync(letter, CancellationToken.None)).Value;
            var ours = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            return (ours, await chromium.PrintAsync(Page(letter)), packet.Bytes.Length);
        }
    }

    private static string Line(string what, List<double> times) => string.Create(
        CultureInfo.InvariantCulture, $"{what}: median {times.Order().ElementAt(Runs / 2):F1} ms, min {times.Min():F1} ms, max {times.Max():F1} ms of {Runs} runs");

    private static PacketDocument Letter()
    {
        var findings = Enumerable.Range(1, 40).Select(IReadOnlyList<PacketText> (line) =>
        [
            line.ToString(CultureInfo.InvariantCulture), PacketText.Code($"bc1q{line:D4}xy2kgdygjrsqtzq2n0yrf2493p83kkfjhx0wlh"), "Produced", "Records of account and transfers in the asked range",
        ]).ToList();
        var csv = Encoding.UTF8.GetBytes("target,at,amount\n" + string.Concat(Enumerable.Range(1, 200).Select(row => $"bc1q{row},2026-11-01T00:00:00Z,{row}.5\n")));
        return new(
            "en", RightToLeft: false, new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero), "LE-7K3D-92QX", "Answer to a request for data", ["Docket Demo Exchange Europe GmbH", "Vienna"],
            "Confidential", "Page {page} of {pages}", ["Sealed by the operator"],
            [
                new("Letter", [new PacketBlock.Paragraph("The records you asked for are embedded in this file. What is withheld is named below with its reason.")]),
                new("Findings", [new PacketBlock.Table(["Line", "Target", "Outcome", "Detail"], findings, "")]),
            ],
            [new("manifest.json", "application/json", "Manifest", IsData: false, "{}"u8.ToArray()), new("transfers.csv", "text/csv", "Transfers", IsData: true, csv)]);
    }

    private static string Page(PacketDocument letter)
    {
        var html = new StringBuilder("<!doctype html><html lang=en><style>body{font-family:sans-serif}table{border-collapse:collapse}td{border:1px solid}</style>");
        html.Append(CultureInfo.InvariantCulture, $"<h1>{letter.Title}</h1>");
        foreach (var section in letter.Sections)
        {
            html.Append(CultureInfo.InvariantCulture, $"<h2>{section.Heading}</h2>");
            foreach (var block in section.Blocks)
            {
                html.Append(block switch
                {
                    PacketBlock.Paragraph paragraph => $"<p>{paragraph.Text.Text}</p>",
                    PacketBlock.Table table => "<table>" + string.Concat(table.Rows.Select(row => "<tr>" + string.Concat(row.Select(cell => $"<td>{WebUtility.HtmlEncode(cell.Text)}</td>")) + "</tr>")) + "</table>",
                    _ => "",
                });
            }
        }

        return html.ToString();
    }

    /// <summary>A warm Chromium with one page.</summary>
    private sealed class Chromium(IPlaywright playwright, IBrowser browser, IPage page) : IAsyncDisposable
    {
        private static readonly string[] s_places = [Environment.GetEnvironmentVariable("PORTAL_BROWSER") ?? "", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

        public static async Task<Chromium> StartAsync()
        {
            var program = s_places.FirstOrDefault(File.Exists) ?? throw new InvalidOperationException("No Chromium is installed here to compare with; set PORTAL_BROWSER to one.");
            Environment.SetEnvironmentVariable("PLAYWRIGHT_DRIVER_SEARCH_PATH", typeof(LetterBenchmark).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "PlaywrightDriver").Value);
            var playwright = await Playwright.CreateAsync();
            var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = ["--no-sandbox", "--disable-gpu"] });
            return new(playwright, browser, await browser.NewPageAsync());
        }

        /// <summary>Milliseconds from the words to the printed file.</summary>
        public async Task<double> PrintAsync(string html)
        {
            var started = Stopwatch.GetTimestamp();
            await page.SetContentAsync(html);
            await page.PdfAsync(new() { Format = "A4" });
            return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        public async ValueTask DisposeAsync()
        {
            await browser.DisposeAsync();
            playwright.Dispose();
        }
    }
}
