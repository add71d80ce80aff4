package org.interleave.locking.analysis;

import java.util.ArrayList;
import java.util.List;
import org.interleave.c.Place;
import org.interleave.c.token.MacroUse;
import org.interleave.locking.Rule;
import org.interleave.locking.Site;
import org.interleave.locking.flow.Flow;
import org.jspecify.annotations.Nullable;

/** A step on one way: where judgements are made. */
record Point(Context context, Flow flow, int step, State state, Collector collector) {

  Place place() {
    return flow.place(step);
  }

  /** The macros that the step comes out of. */
  List<MacroUse> macros() {
    return flow.unit().tokens().macrosAt(flow.at().get(step));
  }

  /** What a step gives. */
  record At(Definition definition, int step) {}

  Object id() {
    return new At(context.definition, step);
  }

  /** Judges at this step, at once. */
  void site(Rule rule, Site.Action action, String text, Judgement judgement) {
    collector.add(context, rule, context.definition.name(), place(), action, text, judgement);
  }

  /** Judges unless the object is freed further on, when nobody else can have it. */
  void siteUnlessFreed(
      Rule rule, Site.Action action, String text, Term object, Judgement judgement) {
    if (judgement.state() == Site.State.UNPROTECTED || judgement.state() == Site.State.UNKNOWN) {
      state.pending.put(
          new State.Judged(rule.id(), step, action, text),
          new State.Pending(object.key(), judgement));
    } else {
      site(rule, action, text, judgement);
    }
  }

  /** Where a lock was taken, asserted or released, and the call that led here. */
  List<Site.Cite> cites(@Nullable Hold hold, boolean good) {
    List<Site.Cite> cites = new ArrayList<>();
    if (hold != null && hold.at() != null) {
      Site.Reason reason =
          hold.asserted()
              ? Site.Reason.ASSERTED
              : hold.held() ? Site.Reason.ACQUIRED : Site.Reason.RELEASED;
      cites.add(new Site.Cite(reason, hold.at()));
    }
    if (!good && context.caller != null) {
      cites.add(new Site.Cite(Site.Reason.CALLED, context.caller));
    }
    return cites;
  }
}
