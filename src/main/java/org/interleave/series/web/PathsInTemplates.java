package org.interleave.series.web;

import org.interleave.mail.MessageId;
import org.springframework.stereotype.Component;

/** The addresses that templates write themselves, as {@code @paths}. */
@Component("paths")
public final class PathsInTemplates {
  public String message(MessageId id) {
    return PatchPaths.message(id);
  }
}
