package org.interleave.c.token;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interleave.c.Place;
import org.interleave.c.Program.Problem;

/**
 * A translation unit after preprocessing.
 *
 * @param tokens the last is the END
 * @param origins for each the token where it stands in a file: the outermost macro's name
 * @param read every path that was looked for, with what was found there
 * @param uses of macros
 */
public record Tokens(
    Token[] tokens,
    Token[] origins,
    List<Problem> problems,
    Map<String, Optional<SourceFile>> read,
    MacroUses uses) {

  public Place place(int index) {
    return origins[index].place();
  }

  /** The file of {@link #place}, which is quicker to tell than the line. */
  public String file(int index) {
    return origins[index].file().path();
  }

  /** The outermost macro use that a token comes from. */
  public Optional<MacroUse> macroAt(int index) {
    return uses.at(index);
  }

  /** The macro uses that a token comes from, the outermost first. */
  public List<MacroUse> macrosAt(int index) {
    return uses.chain(index, tokens[index]);
  }

  /** The index of the bracket that closes the one at an index; the END if none does. */
  public int closing(int open) {
    String opens = tokens[open].text();
    String closes = opens.equals("{") ? "}" : opens.equals("(") ? ")" : "]";
    int depth = 0;
    for (int i = open; i < tokens.length; i++) {
      depth += tokens[i].is(opens) ? 1 : tokens[i].is(closes) ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return tokens.length - 1;
  }

  public int size() {
    return tokens.length;
  }
}
