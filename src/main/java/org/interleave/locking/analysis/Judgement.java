package org.interleave.locking.analysis;

import java.util.List;
import org.interleave.locking.Site;

/** What is said of a step. */
record Judgement(Site.State state, Why why, List<Site.Cite> cites) {
  Judgement {
    cites = List.copyOf(cites);
  }

  Judgement(Site.State state, String why, List<Site.Cite> cites) {
    this(state, Why.of(why), cites);
  }

  static Judgement of(Site.State state, String why, Site.Cite... cites) {
    return new Judgement(state, Why.of(why), List.of(cites));
  }
}
