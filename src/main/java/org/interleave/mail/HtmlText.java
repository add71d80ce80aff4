package org.interleave.mail;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The text of an HTML mail, line by line as a text browser shows it. */
final class HtmlText implements NodeVisitor {
  private static final int LONGEST = 4 * 1024 * 1024;
  private static final Set<String> BLOCKS =
      Set.of(
          "p",
          "div",
          "tr",
          "table",
          "ul",
          "ol",
          "li",
          "pre",
          "blockquote",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "hr",
          "section",
          "article",
          "header",
          "footer",
          "dl",
          "dt",
          "dd");
  private static final Set<String> HIDDEN = Set.of("script", "style", "head", "title");

  private final StringBuilder out = new StringBuilder();
  private int hidden;
  private int preformatted;
  private int quoted;

  private HtmlText() {}

  static String of(String html) {
    HtmlText text = new HtmlText();
    String bounded = html.length() > LONGEST ? html.substring(0, LONGEST) : html;
    Jsoup.parse(bounded).traverse(text);
    return text.out.toString().strip() + "\n";
  }

  @Override
  public void head(Node node, int depth) {
    if (node instanceof TextNode text && hidden == 0) {
      text(text.getWholeText());
    } else if (node instanceof Element element) {
      String name = element.normalName();
      hidden += HIDDEN.contains(name) ? 1 : 0;
      preformatted += name.equals("pre") ? 1 : 0;
      if (name.equals("br")) {
        out.append('\n');
      } else if (BLOCKS.contains(name)) {
        freshLine();
      }
      quoted += name.equals("blockquote") ? 1 : 0;
    }
  }

  @Override
  public void tail(Node node, int depth) {
    if (node instanceof Element element) {
      String name = element.normalName();
      hidden -= HIDDEN.contains(name) ? 1 : 0;
      preformatted -= name.equals("pre") ? 1 : 0;
      if (BLOCKS.contains(name)) {
        freshLine();
        if (name.equals("p")) {
          out.append('\n');
        }
      }
      quoted -= name.equals("blockquote") ? 1 : 0;
    }
  }

  private void text(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean lineStart = out.isEmpty() || out.charAt(out.length() - 1) == '\n';
      if (c == '\u00a0') {
        c = ' ';
      } else if (preformatted == 0 && c <= ' ') {
        if (lineStart || out.charAt(out.length() - 1) == ' ') {
          continue;
        }
        c = ' ';
      }
      if (lineStart && quoted > 0) {
        out.append(">".repeat(Math.min(quoted, 20))).append(' ');
      }
      out.append(c);
    }
  }

  private void freshLine() {
    int end = out.length();
    while (end > 0 && out.charAt(end - 1) == ' ' && preformatted == 0) {
      end--;
    }
    out.setLength(end);
    if (end > 0 && out.charAt(end - 1) != '\n') {
      out.append('\n');
    }
  }
}
