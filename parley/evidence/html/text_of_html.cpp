#include "parley/evidence/html/text_of_html.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace parley::evidence::html {
namespace {

// Of a head nothing else has content that a page could show: where it ends, with </head>, <body> or without a word,
// does not matter.
constexpr std::array left_out{"script", "style",  "noscript", "template", "svg",    "title",
                              "nav",    "select", "iframe",   "object",   "button", "textarea"};
// Of these the content is text alone, in which no other of the name begins.
constexpr std::array only_text{"script", "style", "noscript", "title", "iframe", "textarea"};
constexpr std::array blocks{"p",      "div",     "h1",         "h2",     "h3",      "h4",         "h5",
                            "h6",     "li",      "ul",         "ol",     "dl",      "dt",         "dd",
                            "table",  "tr",      "thead",      "tbody",  "section", "article",    "main",
                            "header", "footer",  "blockquote", "figure", "caption", "figcaption", "aside",
                            "pre",    "address", "form",       "hr",     "body",    "html",       "head"};

constexpr std::array<std::pair<std::string_view, std::string_view>, 44> entities{{
    {"amp", "&"},   {"lt", "<"},     {"gt", ">"},     {"quot", "\""},  {"apos", "'"},     {"nbsp", "\u00A0"},
    {"ndash", "–"}, {"mdash", "—"},  {"lsquo", "‘"},  {"rsquo", "’"},  {"sbquo", "‚"},    {"ldquo", "“"},
    {"rdquo", "”"}, {"bdquo", "„"},  {"hellip", "…"}, {"euro", "€"},   {"pound", "£"},    {"yen", "¥"},
    {"cent", "¢"},  {"sect", "§"},   {"para", "¶"},   {"copy", "©"},   {"reg", "®"},      {"trade", "™"},
    {"deg", "°"},   {"plusmn", "±"}, {"times", "×"},  {"frac12", "½"}, {"frac14", "¼"},   {"frac34", "¾"},
    {"bull", "•"},  {"middot", "·"}, {"laquo", "«"},  {"raquo", "»"},  {"shy", "\u00AD"}, {"ensp", " "},
    {"emsp", " "},  {"thinsp", " "}, {"minus", "−"},  {"eacute", "é"}, {"egrave", "è"},   {"uuml", "ü"},
    {"ouml", "ö"},  {"ntilde", "ñ"},
}};

// Text that is no longer meant, within a line.
constexpr std::array<std::string_view, 3> struck = {"del", "s", "strike"};
// That have no content and no end of their own.
constexpr std::array<std::string_view, 12> empty = {"br",     "img",  "input", "hr",    "meta",  "link",
                                                    "source", "area", "base",  "embed", "track", "wbr"};

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}
bool is_letter(char c) {
    return lower(c) >= 'a' && lower(c) <= 'z';
}

template <class Names>
bool among(const Names& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

void append_utf8(std::string& out, unsigned long code) {
    if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) code = 0xFFFD;
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xC0 | (code >> 6));
        out += static_cast<char>(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        out += static_cast<char>(0xE0 | (code >> 12));
        out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (code & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | (code >> 18));
        out += static_cast<char>(0x80 | ((code >> 12) & 0x3F));
        out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (code & 0x3F));
    }
}

constexpr std::size_t longest_name = 20;  // that is told from others

class PageReader {
public:
    explicit PageReader(std::string_view page) : page_(page) {}

    PageText read() {
        while (at_ < page_.size() && !unclosed_) {
            if (page_[at_] == '<' && tag()) continue;
            if (page_[at_] == '&' && entity()) continue;
            put(page_[at_++]);
        }
        end_block();
        return {std::move(out_), unclosed_};
    }

private:
    void put(char c) {
        if (is_space(c)) {
            if (!line_.empty() && line_.back() != ' ') line_ += ' ';
        } else {
            line_ += c;
        }
    }

    void end_block() {
        while (!line_.empty() && (line_.back() == ' ' || line_.back() == '|')) line_.pop_back();
        if (!line_.empty() && line_ != "-") out_ += (out_.empty() ? "" : "\n") + line_ + "\n";
        line_.clear();
    }

    // Reads a tag, a comment or a declaration; false where < is a sign of the text.
    bool tag() {
        const std::string_view rest = page_.substr(at_);
        if (rest.starts_with("<!--")) {
            const std::size_t end = page_.find("-->", at_ + 4);
            if (end == page_.npos) return leave(at_);
            at_ = end + 3;
            return true;
        }
        if (rest.size() < 2 || !(is_letter(rest[1]) || rest[1] == '/' || rest[1] == '!' || rest[1] == '?'))
            return false;
        const std::size_t begins = at_;
        const bool closes = rest[1] == '/';
        const std::string name = name_at(at_ + (closes ? 2 : 1));
        const std::size_t end = tag_end(at_);
        if (end == page_.npos) return leave(begins);
        const bool closed_at_once = page_[end - 1] == '/';
        at_ = end + 1;
        const std::string_view inside = page_.substr(begins, end - begins);
        if (!closes && !closed_at_once && (among(left_out, name) || (!among(empty, name) && is_hidden(inside))))
            return pass_over(begins, name);
        if (!closes && !closed_at_once && among(struck, name)) return pass_over(begins, name, false);
        if (name == "sup" && !closes && note()) return true;
        if (name == "br" || among(blocks, name)) end_block();
        if (!closes && name == "li") line_ = "- ";
        if (closes && (name == "td" || name == "th") && !line_.empty()) line_ += line_.back() == ' ' ? "| " : " | ";
        return true;
    }

    // What a page has and does not show: <p hidden>, style="display:none".
    static bool is_hidden(std::string_view inside) {
        std::string small;
        for (const char c : inside)
            if (!is_space(c) || (!small.empty() && small.back() != ' ')) small += is_space(c) ? ' ' : lower(c);
        if (small.find("display:none") != small.npos || small.find("display: none") != small.npos) return true;
        const std::size_t at = small.find(" hidden");
        return at != small.npos && (at + 7 == small.size() || small[at + 7] == ' ' || small[at + 7] == '=');
    }

    // A mark of a note, "25 percent<sup>3</sup>", is none of the text: it would go on a number. Behind a digit it is a
    // power, which is not read.
    bool note() {
        const std::size_t end = page_.find("</sup>", at_);
        if (end == page_.npos || end - at_ > 200) return false;
        bool tag = false, mark = true;
        for (const char c : page_.substr(at_, end - at_)) {
            if (c == '<') tag = true;
            if (!tag)
                mark = mark && ((c >= '0' && c <= '9') || is_space(c) || c == '[' || c == ']' || c == ',' || c == '*');
            if (c == '>') tag = false;
        }
        if (!mark) return false;
        if (!line_.empty() && line_.back() >= '0' && line_.back() <= '9') {
            line_ += '^';
            return true;
        }
        at_ = end + 6;
        return true;
    }

    bool leave(std::size_t at) {
        unclosed_ = at;
        return true;
    }

    // The whole name of a tag, which white space, / or > ends: "my-head" is not "my".
    std::string name_at(std::size_t at, std::size_t most = longest_name) const {
        std::string name;
        for (; at < page_.size() && name.size() < most && !is_space(page_[at]) && page_[at] != '/' && page_[at] != '>';
             ++at)
            name += lower(page_[at]);
        return name;
    }

    // Where the > of the tag stands that begins at `at`; one within a quoted value does not end it.
    std::size_t tag_end(std::size_t at) const {
        char quote = 0;
        for (++at; at < page_.size() && (quote != 0 || page_[at] != '>'); ++at)
            if (quote == 0 && (page_[at] == '"' || page_[at] == '\'') && follows_equals(at))
                quote = page_[at];
            else if (page_[at] == quote)
                quote = 0;
        return at < page_.size() ? at : page_.npos;
    }
    bool follows_equals(std::size_t at) const {
        while (is_space(page_[at - 1])) --at;
        return page_[at - 1] == '=';
    }

    // To the end of an element whose content nobody reads, others of its name within it.
    bool pass_over(std::size_t begins, const std::string& name, bool block = true) {
        if (block) end_block();
        const bool text_alone = among(only_text, name);
        for (std::size_t open = 1; (at_ = page_.find('<', at_)) != page_.npos;) {
            if (!text_alone && page_.substr(at_).starts_with("<!--")) {
                at_ = page_.find("-->", at_ + 4);
                continue;  // from npos on nothing is found
            }
            const bool closes = page_.substr(at_ + 1).starts_with('/');
            if ((text_alone && !closes) || name_at(at_ + (closes ? 2 : 1), name.size() + 1) != name) {
                ++at_;
                continue;
            }
            const std::size_t end = tag_end(at_);
            if (end == page_.npos) break;
            at_ = end + 1;
            if (closes)
                --open;
            else if (page_[end - 1] != '/')
                ++open;
            if (open == 0) return true;
        }
        return leave(begins);
    }

    bool entity() {
        constexpr std::size_t longest = 10;
        const std::size_t end = page_.substr(0, std::min(page_.size(), at_ + longest)).find(';', at_);
        if (end == page_.npos || end < at_ + 2) return false;
        const std::string_view name = page_.substr(at_ + 1, end - at_ - 1);
        std::string becomes;
        if (name[0] == '#') {
            const bool hex = name.size() > 1 && lower(name[1]) == 'x';
            unsigned long code = 0;
            if (name.size() < (hex ? 3U : 2U)) return false;
            for (const char raw : name.substr(hex ? 2 : 1)) {
                const char c = lower(raw);
                const bool digit = c >= '0' && c <= '9';
                if (!digit && !(hex && c >= 'a' && c <= 'f')) return false;
                code = code * (hex ? 16 : 10) + static_cast<unsigned long>(digit ? c - '0' : c - 'a' + 10);
            }
            append_utf8(becomes, code);
        } else {
            const auto found =
                std::find_if(entities.begin(), entities.end(), [&](const auto& each) { return each.first == name; });
            if (found == entities.end()) return false;
            becomes = found->second;
        }
        for (const char c : becomes) put(c);
        at_ = end + 1;
        return true;
    }

    std::string_view page_;
    std::size_t at_ = 0;
    std::string out_, line_;
    std::optional<std::size_t> unclosed_;
};

}  // namespace

bool is_html(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    if (!text.starts_with('<')) return false;
    std::string start(text.substr(0, 1000));
    std::transform(start.begin(), start.end(), start.begin(), lower);
    return start.find("<!doctype html") != start.npos || start.find("<html") != start.npos ||
           start.find("<head") != start.npos || start.find("<body") != start.npos;
}

PageText text_of_html(std::string_view page) {
    const std::size_t mark = page.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    PageText result = PageReader(page.substr(mark)).read();
    if (result.unclosed) *result.unclosed += mark;
    return result;
}

}  // namespace parley::evidence::html
