package org.interleave.ingest;

import java.util.List;

/** Who hears of new mail, in this order, and what may follow an import when nobody waits. */
public record Listeners(List<NewMail> newMail, List<FollowUp> followUps) {
  public Listeners {
    newMail = List.copyOf(newMail);
    followUps = List.copyOf(followUps);
  }
}
