package org.interleave.locking.analysis;

import java.util.List;
import org.interleave.locking.Site;

/**
 * @param why one clause
 */
record Judgement(Site.State state, String why, List<Site.Cite> cites) {
  Judgement {
    cites = List.copyOf(cites);
  }

  static Judgement of(Site.State state, String why, Site.Cite... cites) {
    return new Judgement(state, why, List.of(cites));
  }
}
