using Portal.Application.Ports;
using Portal.Connectors.Notices;
using Portal.Testing.Time;

namespace Portal.Connectors.Tests.Notices;

public sealed class SmtpMailerTests : IDisposable
{
    private const string Arabic = "لديكم إشعار جديد في البوابة بشأن الطلب LE-7K3D-92QX وهو بانتظار اطلاعكم عليه قبل نهاية يوم العمل";
    private readonly TemporaryFolder _folder = new();
    private readonly ManualTime _time = new();

    private static Mail Mail { get; } = new(Guid.Parse("5c1f6a52-3f0e-4bb8-9a61-0a5d0c6b7e11"), "j.muster@polizei.example", "ar", Arabic, "سطر أول\n.\nسطر ثالث\n");

    [Fact]
    public async Task Nothing_set_up_keeps_nothing_waiting()
    {
        await using var connected = await Connected.StartAsync(new());

        connected.Mailer.IsSetUp.ShouldBeFalse();
        (await connected.Mailer.SendAsync(Mail, default)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_mail_in_the_folder_reads_as_it_was_written()
    {
        (await PutDownAsync(Mail)).ShouldBeTrue();

        var mail = new ReadMail(await File.ReadAllTextAsync(_folder.File("5c1f6a523f0e4bb89a610a5d0c6b7e11.eml")));
        mail.Subject.ShouldBe(Arabic);
        mail.Body.ShouldBe("سطر أول\r\n.\r\nسطر ثالث\r\n");
        mail["From"].ShouldBe("docket@operator.example");
        mail["To"].ShouldBe("j.muster@polizei.example");
        mail["Message-ID"].ShouldBe("<5c1f6a523f0e4bb89a610a5d0c6b7e11@operator.example>");
        mail["Content-Language"].ShouldBe("ar");
        mail["Content-Type"].ShouldBe("text/plain; charset=utf-8");
    }

    [Fact]
    public async Task The_same_mail_twice_is_one_file_and_nothing_half_written_lies_about()
    {
        Directory.CreateDirectory(_folder.File(".5c1f6a523f0e4bb89a610a5d0c6b7e11"));
        await File.WriteAllTextAsync(_folder.File(".5c1f6a523f0e4bb89a610a5d0c6b7e11/cut-short.eml"), "From: ");

        (await PutDownAsync(Mail)).ShouldBeTrue();
        (await PutDownAsync(Mail)).ShouldBeTrue();

        Directory.GetFileSystemEntries(_folder.Path).Select(Path.GetFileName).ShouldBe(["5c1f6a523f0e4bb89a610a5d0c6b7e11.eml"]);
    }

    [Theory]
    [InlineData("a@b.example\r\nBcc: c@d.example", "en", "Subject")]
    [InlineData("a@b.example, c@d.example", "en", "Subject")]
    [InlineData("A <a@b.example>", "en", "Subject")]
    [InlineData("a@b.example\n", "en", "Subject")]
    [InlineData("nobody", "en", "Subject")]
    [InlineData("", "en", "Subject")]
    [InlineData("a@b.example", "en", "Subject\r\nBcc: c@d.example")]
    [InlineData("a@b.example", "en", "Subject\nX: y")]
    [InlineData("a@b.example", "en", "Subject\rX: y")]
    [InlineData("a@b.example", "en\r\nX: y", "Subject")]
    [InlineData("a@b.example", "en\n", "Subject")]
    public async Task Nothing_handed_in_becomes_a_header_or_a_recipient(string to, string language, string subject)
    {
        (await PutDownAsync(Mail with { To = to, Language = language, Subject = subject })).ShouldBeFalse();

        Directory.GetFileSystemEntries(_folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_takes_a_mail()
    {
        await using var server = new SmallMailServer();

        (await SendAsync(server.Port)).ShouldBeTrue();

        server.Said.ShouldContain("MAIL FROM:<docket@operator.example>");
        server.Said.ShouldContain("RCPT TO:<j.muster@polizei.example>");
        var mail = new ReadMail(string.Join("\r\n", server.Message));
        mail.Subject.ShouldBe(Arabic);
        mail.Body.ShouldBe("سطر أول\r\n.\r\nسطر ثالث\r\n");
        mail["Message-ID"].ShouldBe("<5c1f6a523f0e4bb89a610a5d0c6b7e11@operator.example>");
        server.Message.ShouldAllBe(line => line.All(char.IsAscii) && line.Length < 998);
    }

    [Theory]
    [InlineData("RCPT", "550 nobody of that name")]
    [InlineData("DATA", "452 full")]
    [InlineData("MAIL", "530 sign in first")]
    public async Task A_server_that_does_not_take_a_mail_leaves_it_for_later(string verb, string answer)
    {
        await using var server = new SmallMailServer((verb, answer));
        await using var connected = await ConnectAsync(server.Port);

        (await connected.Mailer.SendAsync(Mail, default)).ShouldBeFalse();

        var log = string.Join('\n', connected.Log.Lines);
        log.ShouldContain("5c1f6a52-3f0e-4bb8-9a61-0a5d0c6b7e11");
        log.ShouldNotContain("polizei");
    }

    [Fact]
    public async Task A_server_without_TLS_gets_no_mail_where_TLS_is_demanded()
    {
        await using var server = new SmallMailServer();
        await using var connected = await ConnectAsync(server.Port, tls: true);

        (await connected.Mailer.SendAsync(Mail, default)).ShouldBeFalse();
        server.Message.ShouldBeEmpty();
        server.Said.ShouldNotContain(line => line.StartsWith("RCPT", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_falls_silent_is_left_at_the_time_limit()
    {
        await using var server = new SmallMailServer(("RCPT", ""));

        var sending = SendAsync(server.Port);
        await server.Silent.Task;
        _time.Advance(TimeSpan.FromSeconds(30));

        (await sending).ShouldBeFalse();
    }

    public static TheoryData<MailOptions, string> Mistakes => new()
    {
        { new() { Host = "mail.example", PickupDirectory = "mail", From = "a@b.example" }, "not both" },
        { new() { Host = "mail.example" }, "Mail:From" },
        { new() { Host = "mail.example", From = "Docket <a@b.example>" }, "Mail:From" },
        { new() { Host = "mail.example", From = "a@b.example", User = "docket" }, "PasswordFile" },
        { new() { Host = "mail.example", From = "a@b.example", User = "docket", PasswordFile = "password", Tls = false }, "in the clear" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task Settings_that_cannot_be_meant_are_refused_by_name(MailOptions options, string named) =>
        (await Should.ThrowAsync<InvalidOperationException>(() => Connected.StartAsync(new() { Mail = options }))).Message.ShouldContain(named);

    public void Dispose() => _folder.Dispose();

    private async Task<bool> PutDownAsync(Mail mail)
    {
        await using var connected = await Connected.StartAsync(new() { Mail = new() { PickupDirectory = _folder.Path, From = "docket@operator.example" } });
        return await connected.Mailer.SendAsync(mail, default);
    }

    private async Task<bool> SendAsync(int port)
    {
        await using var connected = await ConnectAsync(port);
        return await connected.Mailer.SendAsync(Mail, default);
    }

    private Task<Connected> ConnectAsync(int port, bool tls = false) =>
        Connected.StartAsync(new() { Mail = new() { Host = "127.0.0.1", Port = port, Tls = tls, From = "docket@operator.example" } }, _time);
}
