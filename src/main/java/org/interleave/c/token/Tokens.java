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
 */
public record Tokens(
    Token[] tokens,
    Token[] origins,
    List<Problem> problems,
    Map<String, Optional<SourceFile>> read) {

  public Place place(int index) {
    return origins[index].place();
  }

  public int size() {
    return tokens.length;
  }
}
