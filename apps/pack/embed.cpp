// parley-embed NAME FILE OUT.cpp: the file's bytes as C++, `parley_embedded_NAME` and its size, with a zero after them.
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

namespace {

// Three octal digits, always, so that a digit after them is a byte of its own; no question mark, so no trigraph.
void append_literal(std::string& text, unsigned char byte) {
    if (byte >= ' ' && byte <= '~' && byte != '"' && byte != '\\' && byte != '?') {
        text += static_cast<char>(byte);
        return;
    }
    text += '\\';
    for (const int shift : {6, 3, 0}) text += static_cast<char>('0' + ((byte >> shift) & 7));
}

}  // namespace

int main(int count, char** words) {
    if (count != 4) {
        std::fputs("usage: parley-embed NAME FILE OUT.cpp\n", stderr);
        return 2;
    }
    const std::string name = std::string("parley_embedded_") + words[1];
    std::ifstream in(words[2], std::ios::binary);
    if (!in) {
        std::fprintf(stderr, "parley-embed: cannot read %s\n", words[2]);
        return 3;
    }
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    std::string text = "#include <cstddef>\n";
    text += "extern const std::size_t " + name + "_size;\nextern const char " + name + "[];\n";
    text += "const std::size_t " + name + "_size = " + std::to_string(bytes.size()) + ";\n";
    text += "alignas(8) const char " + name + "[] =\n";
    constexpr std::size_t line = 96;
    for (std::size_t from = 0; from < bytes.size() || from == 0; from += line) {
        text += '"';
        for (const char byte : bytes.substr(from, line)) append_literal(text, static_cast<unsigned char>(byte));
        text += "\"\n";
    }
    text += ";\n";
    std::ofstream out(words[3], std::ios::binary);
    out << text;
    out.close();
    if (!out) {
        std::fprintf(stderr, "parley-embed: cannot write %s\n", words[3]);
        return 3;
    }
    return 0;
}
