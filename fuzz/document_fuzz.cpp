#include <cmath>

#include "fuzz/input.hpp"
#include "parley/core/utf8.hpp"
#include "parley/evidence/find.hpp"
#include "tests/evidence/money_forms.hpp"

namespace {

using namespace parley;

void require(bool holds) {
    if (!holds) __builtin_trap();
}

// Figures start one after the other in their text ("10 to 25 percent" holds "25 percent"), each a number; those that
// are read bear themselves out, the others nothing.
void check_figures(std::string_view text, const std::vector<evidence::Figure>& figures) {
    std::size_t least = 0;
    for (const evidence::Figure& figure : figures) {
        require(figure.begin >= least && figure.begin < text.size());
        require(figure.length > 0 && figure.length <= text.size() - figure.begin);
        least = figure.begin + 1;
        require(std::isfinite(figure.value) && same_figure(figure, figure) == is_read(figure));
    }
}

// What is said of a citation fits a line.
void check_finding(const evidence::Finding& finding) {
    require(in_words(finding).find('\n') == std::string::npos);
}

// A sum in a sentence of its own is read right or not at all, whatever stands before and after it.
void check_money(std::string_view text, std::size_t choice) {
    const auto& currencies = evidence::support::currency_forms();
    const auto& sizes = evidence::support::size_forms();
    const auto& currency = currencies[choice % currencies.size()];
    const auto& size = sizes[choice / currencies.size() % sizes.size()];
    if (!go_together(currency, size)) return;
    const auto form = money_form(currency, size);
    const std::string before = std::string(text.substr(0, text.size() / 2)) + ". It costs ";
    const std::string whole = before + form.text + ". " + std::string(text.substr(text.size() / 2));
    for (const evidence::Figure& figure : evidence::figures_in(whole))
        if (figure.begin >= before.size() && figure.begin < before.size() + form.text.size())
            require(right_or_not_at_all(figure, form));
}

}  // namespace

// Whatever the document, its paragraphs are numbered one after the other, each in one line with its own figures; each
// figure of a paragraph is found there, word for word and by its own words.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::text(data, size);
    const evidence::Document document = parley::evidence::parse_document(text);
    require(document.problem.has_value() != !document.paragraphs.empty());
    check_figures(text, parley::evidence::figures_in(text));
    if (const auto whole = parley::evidence::parse_figure(text)) require(same_figure(*whole, *whole));
    if (size > 2) check_money(text.substr(2), data[0] + 256U * data[1]);
    std::size_t number = 0;
    for (const evidence::Paragraph& paragraph : document.paragraphs) {
        require(paragraph.number == ++number && !paragraph.lines.empty() && !paragraph.text.empty());
        require(paragraph.text.find_first_of("\r\n") == std::string::npos);
        require(valid_utf8_length(paragraph.text) == paragraph.text.size());
        check_figures(paragraph.text, paragraph.figures);
        require(paragraph.figures.empty() ||  // a page's number
                paragraph.figures.size() == parley::evidence::figures_in(paragraph.text).size());
        require(find_words(document, number).verdict == evidence::Verdict::found);
        for (const evidence::Figure& figure : paragraph.figures) {
            const evidence::Finding finding =
                find_figure(document, number, std::string_view(paragraph.text).substr(figure.begin, figure.length));
            check_finding(finding);
        }
        if (number > 20) break;  // the look-ups go through the whole document
    }
    const std::string_view head = text.substr(0, 60);
    check_finding(find_figure(document, 1 + size % 3, head));
    (void)find_words(document, 1, head);
    return 0;
}
