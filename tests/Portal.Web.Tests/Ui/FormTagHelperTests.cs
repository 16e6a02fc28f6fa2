using Portal.Domain;
using Portal.Web.Ui;
using Portal.Web.Ui.Forms;

namespace Portal.Web.Tests.Ui;

public sealed class FormTagHelperTests
{
    private readonly Speech _say = TryOut.Speech();
    private readonly Problems _problems;

    public FormTagHelperTests() => _problems = new(_say);

    [Fact]
    public async Task A_field_ties_its_label_hint_and_box_together() =>
        (await new TextFieldTagHelper(_problems, _say) { Name = "CaseNumber", Label = "Case number", Hint = "As on the file.", Value = "4417" }.Html()).ShouldBe(
            """<div class="field"><label for="CaseNumber">Case number</label><p class="hint" id="CaseNumber-hint">As on the file.</p>""" +
            """<input aria-describedby="CaseNumber-hint" autocomplete="off" class="width-full" id="CaseNumber" name="CaseNumber" type="text" value="4417" /></div>""");

    [Fact]
    public async Task A_problem_marks_its_field_and_is_read_out_with_it()
    {
        _problems.Add(new Refusal("freeze.missing-case-number") { Field = "CaseNumber" });

        var html = await new TextFieldTagHelper(_problems, _say) { Name = "CaseNumber", Label = "Case number" }.Html();

        html.ShouldStartWith("""<div class="field is-bad">""");
        html.ShouldContain("""<div class="faults" id="CaseNumber-error"><p><span class="unseen">Error:</span> The case number is missing.""");
        html.ShouldContain("aria-describedby=\"CaseNumber-error\" aria-invalid=\"true\"");
    }

    [Fact]
    public async Task What_was_typed_cannot_become_markup()
    {
        const string typed = "\"><script>alert(1)</script>";

        (await new TextFieldTagHelper(_problems, _say) { Name = "A", Label = typed, Value = typed }.Html()).ShouldNotContain("<script>");
        (await new LinesTextareaTagHelper(_problems, _say) { Name = "A", Value = "</textarea><script>" }.Html()).ShouldNotContain("<script>");
        (await new RadioGroupTagHelper(_problems, _say) { Name = "A", Label = "B", Options = [new(typed, typed, typed)] }.Html()).ShouldNotContain("<script>");
    }

    [Fact]
    public async Task Numbers_and_codes_run_from_left_to_right_and_numbers_are_no_number_boxes()
    {
        (await new TextFieldTagHelper(_problems, _say) { Name = "A", Kind = "amount" }.Html()).ShouldContain("dir=\"ltr\" id=\"A\" inputmode=\"decimal\" name=\"A\" spellcheck=\"false\" type=\"text\"");
        (await new TextFieldTagHelper(_problems, _say) { Name = "A", Kind = "code" }.Html()).ShouldContain("autocapitalize=\"off\"");
    }

    [Fact]
    public async Task Pasted_lines_keep_a_leading_blank_line_and_run_from_left_to_right()
    {
        var html = await new LinesTextareaTagHelper(_problems, _say) { Name = "Addresses", Value = "\nbc1q", Limit = 5000 }.Html();

        html.ShouldContain("dir=\"ltr\"");
        html.ShouldContain(">&#xA;&#xA;bc1q</textarea>");
        html.ShouldContain("One on each line, up to 5,000 lines.");
    }

    [Fact]
    public async Task Radios_are_a_named_group_and_the_first_takes_the_links_of_the_summary()
    {
        var html = await new RadioGroupTagHelper(_problems, _say) { Name = "Urgency", Label = "Moving?", Value = "No", Options = [new("Yes", "Yes", "Now"), new("No", "No")] }.Html();

        html.ShouldStartWith("""<fieldset class="field"><legend>Moving?</legend>""");
        html.ShouldContain("""<input aria-describedby="Urgency-item" id="Urgency" name="Urgency" type="radio" value="Yes" />""");
        html.ShouldContain("""<input checked="checked" id="Urgency-2" name="Urgency" type="radio" value="No" /><label for="Urgency-2">No</label>""");
    }

    [Fact]
    public async Task A_date_has_three_boxes_named_by_its_parts()
    {
        var html = await new DateBoxesTagHelper(_problems, _say) { Name = "IssuedOn", Label = "Date", Day = "31", Month = "2", Year = "2026" }.Html();

        html.ShouldContain("""id="IssuedOn" inputmode="numeric" name="IssuedOn.Day" type="text" value="31" />""");
        html.ShouldContain("name=\"IssuedOn.Month\"");
        html.ShouldContain("name=\"IssuedOn.Year\"");
    }

    [Fact]
    public async Task A_select_begins_empty_and_a_tick_sends_true()
    {
        (await new SelectFieldTagHelper(_problems, _say) { Name = "A", Label = "B", Options = [new("x", "X")], Value = "x" }.Html())
            .ShouldContain("""<option value="">Choose one</option><option selected="selected" value="x">X</option>""");
        (await new TickBoxTagHelper(_problems, _say) { Name = "A", Label = "I did", Checked = true }.Html())
            .ShouldBe("""<div class="field"><div class="choice"><input checked="checked" id="A" name="A" type="checkbox" value="true" /><label for="A">I did</label></div></div>""");
    }

    [Fact]
    public async Task An_upload_says_its_limits_and_what_is_already_here()
    {
        var html = await new FileUploadTagHelper(_problems, _say) { Name = "Document", Label = "Paper", Limit = 10 * 1024 * 1024, KeptName = "a.pdf", KeptSize = 340_400 }.Html();

        html.ShouldContain("PDF, up to 10 MB.");
        html.ShouldContain("Uploaded: a.pdf, 332 kB.");
    }

    [Fact]
    public async Task The_summary_leads_to_the_fields_and_counts_what_it_does_not_list()
    {
        for (var line = 1; line <= 7; line++)
            _problems.Add(new Refusal("targets.checksum-failed", ("line", line)) { Field = "Addresses" });
        _problems.Add(new Refusal("requests.draft-changed"));

        var html = await new ErrorSummaryTagHelper(_problems, _say).Html();

        html.ShouldStartWith("""<div class="error-summary" role="alert" tabindex="-1" data-focus=""><h2>There is a problem</h2><ul><li><a href="#Addresses">Line 1: The address""");
        html.ShouldContain("""<li><a href="#Addresses">And 2 more problems with this answer</a></li><li>The draft was changed""");
        html.ShouldNotContain("Line 6");
    }

    [Fact]
    public async Task Without_problems_there_is_no_summary() => (await new ErrorSummaryTagHelper(_problems, _say).Html()).ShouldBeEmpty();
}
