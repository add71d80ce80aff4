package org.interleave.locking.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interleave.ingest.Messages;
import org.interleave.locking.Attachment.Role;
import org.interleave.locking.Rule;
import org.interleave.locking.store.Checks;
import org.interleave.locking.store.Checks.Use;
import org.interleave.locking.store.RuleKey;
import org.interleave.locking.store.RuleSetVersion;
import org.interleave.mail.MessageId;
import org.interleave.series.SeriesCatalog;
import org.interleave.series.web.PatchPaths;
import org.springframework.stereotype.Component;

/** What the pages of rule sets show. */
@Component
final class SetViews {
  private final Checks checks;
  private final SeriesCatalog catalog;
  private final Messages messages;

  SetViews(Checks checks, SeriesCatalog catalog, Messages messages) {
    this.checks = checks;
    this.catalog = catalog;
    this.messages = messages;
  }

  /**
   * @param uses by version of a series
   */
  record RuleLineOfSet(
      String title,
      String id,
      String address,
      String kind,
      Quotation because,
      List<UseView> uses) {}

  /** A version in which a rule, or any rule of a set, has hunks. */
  record UseView(String series, String version, String address, List<RoleCount> roles) {}

  record RoleCount(Mark mark, int count) {}

  List<RuleLineOfSet> rules(RuleSetVersion set) {
    Map<String, List<UseView>> uses = new HashMap<>();
    Map<MessageId, Optional<UseView>> versions = new HashMap<>();
    for (Use use : checks.uses(set.set())) {
      versions
          .computeIfAbsent(use.first(), this::version)
          .ifPresent(version ->
              uses.computeIfAbsent(use.rule(), any -> new ArrayList<>()).add(view(version, use)));
    }
    uses.values().forEach(list -> list.sort(Comparator.comparing(UseView::address)));
    List<RuleLineOfSet> lines = new ArrayList<>();
    for (Rule rule : set.rules()) {
      lines.add(
          new RuleLineOfSet(
              rule.title(),
              rule.id(),
              RulePaths.rule(new RuleKey(Optional.of(set.set()), rule.id())),
              rule.demand().kind(),
              Quotation.of(rule, messages),
              uses.getOrDefault(rule.id(), List.of())));
    }
    return lines;
  }

  /** The versions in which a set has hunks, each once. */
  List<UseView> uses(String set) {
    Map<MessageId, Optional<UseView>> versions = new LinkedHashMap<>();
    for (Use use : checks.uses(set)) {
      versions.computeIfAbsent(use.first(), this::version);
    }
    return versions.values().stream()
        .flatMap(Optional::stream)
        .sorted(Comparator.comparing(UseView::address))
        .toList();
  }

  /** A version by its first patch. */
  private Optional<UseView> version(MessageId first) {
    return catalog
        .place(first)
        .flatMap(place ->
            catalog
                .find(place.series().value())
                .map(series ->
                    new UseView(
                        series.title(),
                        place.version(),
                        PatchPaths.version(place.series(), place.version()),
                        List.of())));
  }

  private static UseView view(UseView version, Use use) {
    List<RoleCount> roles = new ArrayList<>();
    for (Role role : Role.values()) {
      if (use.roles().containsKey(role)) {
        roles.add(new RoleCount(Mark.of(role), use.roles().get(role)));
      }
    }
    return new UseView(version.series, version.version, version.address, roles);
  }
}
