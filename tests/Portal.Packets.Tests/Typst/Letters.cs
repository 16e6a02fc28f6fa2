using System.Text;
using Portal.Application.Packets;

namespace Portal.Packets.Tests.Typst;

/// <summary>Documents to set.</summary>
internal static class Letters
{
    private const string Wallet = "bc1qxy2kgdygjrsqtzq2n0yrf2493p83kkfjhx0wlh";

    public static PacketDocument English { get; } = new(
        "en", false, new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero), "LE-7K3D-92QX", "Answer to your request", ["Example Exchange GmbH", "Law enforcement response", "Ringstraße 1, 1010 Vienna, Austria"],
        "Confidential: for the addressee alone", "Page {page} of {pages}", ["Sealed by Example Exchange GmbH", "2026-11-24 09:00:00 UTC", "How to check this seal: see the last page"],
        [
            new("What you asked for", [
                new PacketBlock.Paragraph("Dear Inspector,\nyou asked us on 20 November 2026 for the account records that belong to two addresses. We have searched our systems and answer below, target by target."),
                new PacketBlock.Facts(
                [
                    ("Your case", PacketText.Foreign("12 UJs 345/26x")),
                    ("Our reference", PacketText.Code("LE-7K3D-92QX")),
                    ("Legal basis", "Order for production under section 135 of the Code of Criminal Procedure"),
                    ("Hash of the order", PacketText.Code("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")),
                    ("Name in your letter", PacketText.Foreign("محمد الأحمد")),
                ]),
            ]),
            new("What we found", [
                new PacketBlock.Paragraph("Both addresses belong to one account. The first forty transfers are printed here."),
                new PacketBlock.Table(["When (UTC)", "To", "Asset", "Amount"],
                [
                    .. Enumerable.Range(1, 40).Select(i => (IReadOnlyList<PacketText>)[PacketText.Code($"2026-10-{1 + (i % 30):00} 08:{i:00}"), PacketText.Code(Wallet), "BTC", $"{i}.25000000"]),
                ], "The other rows are in the embedded file transactions.csv."),
            ]),
            new("How to check this file", [new PacketBlock.Paragraph("Open the signature panel of your reader, or run the verifier.")]),
        ],
        [
            new("manifest.json", "application/json", "List of the files in this packet", false, "{\"files\":[]}"u8.ToArray()),
            new("transactions.csv", "text/csv", "Every transfer of the account", true, Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 200).Select(i => $"{i},{Wallet},Grüße\r\n")))),
        ]);

    public static PacketDocument Arabic { get; } = English with
    {
        Language = "ar",
        RightToLeft = true,
        Title = "الرد على طلبكم",
        Confidentiality = "سري: للمرسل إليه وحده",
        PageWord = "الصفحة {page} من {pages}",
        SealCaption = ["مختوم من Example Exchange GmbH", "2026-11-24 09:00:00 UTC", "طريقة التحقق من الختم في الصفحة الأخيرة"],
        Sections =
        [
            new("ما طلبتموه", [
                new PacketBlock.Paragraph("السيد المفتش،\nطلبتم منا بتاريخ 2026-11-20 سجلات الحساب المرتبط بعنوانين. للاستفسار: هاتف +43 1 555 0123 أو عبر le@example.com مع ذكر المرجع LE-7K3D-92QX في كل رسالة."),
                new PacketBlock.Facts(
                [
                    ("رقم قضيتكم", PacketText.Foreign("12 UJs 345/26x")),
                    ("مرجعنا", PacketText.Code("LE-7K3D-92QX")),
                    ("الأساس القانوني", "أمر بتقديم السجلات وفق المادة 135 من قانون الإجراءات الجنائية"),
                    ("بصمة الأمر", PacketText.Code("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")),
                    ("الاسم", PacketText.Foreign("محمد الأحمد")),
                ]),
            ]),
            new("ما وجدناه", [
                new PacketBlock.Table(["الوقت", "إلى", "الأصل", "المبلغ"],
                [
                    .. Enumerable.Range(1, 30).Select(i => (IReadOnlyList<PacketText>)[PacketText.Code($"2026-10-{i:00} 08:15"), PacketText.Code(Wallet), "BTC", $"{i}.25000000"]),
                ], "بقية الصفوف في الملف المرفق transactions.csv."),
            ]),
        ],
        Files = [.. English.Files.Select(file => file with { Description = "ملف مرفق" })],
    };

    public static PacketDocument Japanese { get; } = English with
    {
        Language = "ja",
        Title = "ご請求に対する回答",
        Confidentiality = "秘密:名宛人限り",
        PageWord = "{pages} ページ中 {page} ページ",
        SealCaption = ["Example Exchange GmbH による電子署名", "2026-11-24 09:00:00 UTC"],
        Sections =
        [
            new("ご請求の内容", [
                new PacketBlock.Paragraph("二〇二六年十一月二十日付のご請求により、二つのアドレスに属する口座の記録について調査いたしました。結果を以下のとおり対象ごとに回答いたします。照会番号は LE-7K3D-92QX です。「確認方法」の項もあわせてご覧ください。"),
                new PacketBlock.Facts([("貴事件番号", PacketText.Foreign("令和8年(わ)第123号")), ("当社番号", PacketText.Code("LE-7K3D-92QX")), ("命令のハッシュ値", PacketText.Code("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"))]),
            ]),
            new("調査の結果", [
                new PacketBlock.Table(["日時", "送付先", "資産", "数量"], [[PacketText.Code("2026-10-01 08:15"), PacketText.Code(Wallet), "ビットコイン", "1.25000000"], ["備考のみ", PacketText.Foreign("山田太郎"), "株式会社例示取引所の内部振替", "0"]], ""),
            ]),
        ],
        Files = [.. English.Files.Select(file => file with { Description = "添付ファイル" })],
    };

    public static PacketDocument Of(string language) => language switch { "ar" => Arabic, "ja" => Japanese, _ => English };

    /// <summary>A short English letter with one paragraph.</summary>
    public static PacketDocument Saying(PacketText text) => English with { Sections = [new("Text", [new PacketBlock.Paragraph(text)])], Files = [] };
}
