package org.interleave.c.token;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.UnaryOperator;
import org.eclipse.cdt.core.parser.IToken;
import org.eclipse.cdt.core.parser.OffsetLimitReachedException;
import org.eclipse.cdt.internal.core.parser.scanner.ILexerLog;
import org.eclipse.cdt.internal.core.parser.scanner.Lexer;
import org.interleave.c.Place;
import org.interleave.c.token.Token.Kind;
import org.jspecify.annotations.Nullable;

/** A file of the tree, cut into preprocessing tokens once and shared by every unit. */
public final class SourceFile {
  private final String path;
  private final String content;
  private final Token[] tokens;
  private final int[] directives;
  private final int[] lines;
  private final @Nullable String guard;

  /** By the index of the word "define"; whichever thread reads the line first puts it there. */
  private final AtomicReferenceArray<Macro.@Nullable Definition> definitions;

  SourceFile(String path, String content, UnaryOperator<String> intern) {
    this.path = path;
    this.content = content;
    this.lines = lineStarts(content);
    this.tokens = cut(intern);
    this.directives = findDirectives();
    this.guard = findGuard();
    this.definitions = new AtomicReferenceArray<>(directives.length);
  }

  public String path() {
    return path;
  }

  public String content() {
    return content;
  }

  /** The tokens that stand in no directive, nor between {@code #if 0} and what ends it. */
  public List<Token> code() {
    List<Token> code = new ArrayList<>();
    int skipped = 0;
    for (int i = 0; i < end(); ) {
      if (!tokens[i].first() || !tokens[i].is("#")) {
        if (skipped == 0) {
          code.add(tokens[i]);
        }
        i++;
        continue;
      }
      int line = endOfLine(i + 1);
      String word = line > i + 1 ? tokens[i + 1].text() : "";
      if (skipped > 0) {
        skipped +=
            switch (word) {
              case "if", "ifdef", "ifndef" -> 1;
              case "endif" -> -1;
              case "else", "elif" -> skipped == 1 ? -1 : 0;
              default -> 0;
            };
      } else if (word.equals("if") && line == i + 3 && tokens[i + 2].is("0")) {
        skipped = 1;
      }
      i = line;
    }
    return code;
  }

  /** The macros that the file defines anywhere. */
  public List<String> defined() {
    List<String> names = new ArrayList<>();
    for (int at : directives) {
      if (at + 2 < end() && tokens[at + 1].is("define") && !tokens[at + 2].first()) {
        names.add(tokens[at + 2].text());
      }
    }
    return names;
  }

  /** Found anew by every call. */
  public List<Comment> comments() {
    return Comment.of(this);
  }

  Token token(int index) {
    return tokens[index];
  }

  /**
   * @param to behind the last
   */
  List<Token> tokens(int from, int to) {
    return Arrays.asList(tokens).subList(Math.min(from, to), to);
  }

  /** What the #define whose word stands at an index defines, if that was read before. */
  Macro.@Nullable Definition definition(int at) {
    return definitions.get(Arrays.binarySearch(directives, at - 1));
  }

  void define(int at, Macro.Definition definition) {
    definitions.set(Arrays.binarySearch(directives, at - 1), definition);
  }

  /** The index of the END token. */
  int end() {
    return tokens.length - 1;
  }

  /** The macro that makes including the file once more pointless while it is defined. */
  @Nullable String guard() {
    return guard;
  }

  /** The first directive at or after a token, or {@link #end()}. */
  int directiveFrom(int index) {
    int at = Arrays.binarySearch(directives, index);
    int next = at >= 0 ? at : -at - 1;
    return next < directives.length ? directives[next] : end();
  }

  int endOfLine(int index) {
    int i = index;
    while (i < end() && !tokens[i].first()) {
      i++;
    }
    return i;
  }

  public Place place(int offset) {
    int line = line(offset);
    return new Place(path, line, offset - lines[line - 1] + 1);
  }

  int line(int offset) {
    int at = Arrays.binarySearch(lines, offset);
    return at >= 0 ? at + 1 : -at - 1;
  }

  private static int[] lineStarts(String content) {
    int[] starts = new int[16];
    int count = 1;
    for (int i = content.indexOf('\n'); i >= 0; i = content.indexOf('\n', i + 1)) {
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, count * 2);
      }
      starts[count++] = i + 1;
    }
    return Arrays.copyOf(starts, count);
  }

  private Token[] cut(UnaryOperator<String> intern) {
    List<Token> found = new ArrayList<>(content.length() / 6 + 4);
    try {
      Lexer lexer = new Lexer(content.toCharArray(), options(), ILexerLog.NULL, this);
      boolean first = true;
      int lastEnd = 0;
      while (true) {
        var next = lexer.nextToken();
        int type = next.getType();
        if (type == Lexer.tNEWLINE) {
          first = true;
          continue;
        }
        int offset = next.getOffset();
        if (type == IToken.tEND_OF_INPUT) {
          found.add(new Token(Kind.END, "", this, content.length(), true, true, false));
          break;
        }
        add(found, type, intern.apply(next.getImage()), offset, offset > lastEnd, first, intern);
        lastEnd = next.getEndOffset();
        first = false;
      }
    } catch (OffsetLimitReachedException e) {
      throw new IllegalStateException("only with content assist", e);
    }
    return found.toArray(Token[]::new);
  }

  private static Lexer.LexerOptions options() {
    Lexer.LexerOptions options = new Lexer.LexerOptions();
    options.fSupportDollarInIdentifiers = true;
    options.fSupportAtSignInIdentifiers = false;
    options.fSupportMinAndMax = false;
    options.fCreateImageLocations = false;
    options.fSupportSlashPercentComments = false;
    options.fSupportUTFLiterals = true;
    options.fSupportRawStringLiterals = false;
    options.fSupportUserDefinedLiterals = false;
    options.fSupportDigitSeparators = false;
    options.fSupportThreeWayComparisonOperator = false;
    return options;
  }

  /** CDT's lexer knows C++ operators and leaves digraphs as they are written. */
  private void add(
      List<Token> to,
      int type,
      String image,
      int offset,
      boolean spaced,
      boolean first,
      UnaryOperator<String> intern) {
    Kind kind = kind(type);
    if (kind != Kind.PUNCTUATOR) {
      to.add(new Token(kind, image, this, offset, spaced, first, false));
      return;
    }
    int cut =
        switch (image) {
          case "::", ".*" -> 1;
          case "->*" -> 2;
          default -> 0;
        };
    if (cut > 0) {
      String left = intern.apply(image.substring(0, cut));
      String right = intern.apply(image.substring(cut));
      to.add(new Token(kind, left, this, offset, spaced, first, false));
      to.add(new Token(kind, right, this, offset + cut, false, false, false));
      return;
    }
    String text =
        switch (image) {
          case "<:" -> "[";
          case ":>" -> "]";
          case "<%" -> "{";
          case "%>" -> "}";
          case "%:" -> "#";
          case "%:%:" -> "##";
          default -> image;
        };
    to.add(new Token(kind, text, this, offset, spaced, first, false));
  }

  private static Kind kind(int type) {
    return switch (type) {
      case IToken.tIDENTIFIER -> Kind.IDENTIFIER;
      case IToken.tINTEGER, IToken.tFLOATINGPT -> Kind.NUMBER;
      case IToken.tSTRING, IToken.tLSTRING, IToken.tUTF16STRING, IToken.tUTF32STRING -> Kind.STRING;
      case IToken.tCHAR, IToken.tLCHAR, IToken.tUTF16CHAR, IToken.tUTF32CHAR -> Kind.CHARACTER;
      case Lexer.tOTHER_CHARACTER -> Kind.OTHER;
      default -> Kind.PUNCTUATOR;
    };
  }

  private int[] findDirectives() {
    int[] found = new int[16];
    int count = 0;
    for (int i = 0; i < tokens.length; i++) {
      if (tokens[i].first() && tokens[i].text().equals("#")) {
        if (count == found.length) {
          found = Arrays.copyOf(found, count * 2);
        }
        found[count++] = i;
      }
    }
    return Arrays.copyOf(found, count);
  }

  /** #ifndef X … #endif around everything. */
  private @Nullable String findGuard() {
    if (directives.length < 2 || directives[0] != 0 || !tokens[1].is("ifndef")) {
      return null;
    }
    int depth = 0;
    for (int i = 0; i < directives.length; i++) {
      Token word = tokens[directives[i] + 1];
      if (word.first()) {
        continue;
      }
      switch (word.text()) {
        case "if", "ifdef", "ifndef" -> depth++;
        case "else", "elif" -> {
          if (depth == 1) {
            return null;
          }
        }
        case "endif" -> {
          depth--;
          if (depth == 0) {
            boolean last = i == directives.length - 1;
            return last && endOfLine(directives[i] + 1) == end() ? tokens[2].text() : null;
          }
        }
        default -> {}
      }
    }
    return null;
  }

  /** The tokens of a piece of text, for pasting and for definitions on the command line. */
  static SourceFile text(String name, String content) {
    return new SourceFile(name, content, UnaryOperator.identity());
  }

  @Override
  public String toString() {
    return path;
  }
}
