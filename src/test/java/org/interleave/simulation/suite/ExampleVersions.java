package org.interleave.simulation.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interleave.diff.Diff;
import org.interleave.example.BundledExample;
import org.interleave.mail.MailReader;
import org.interleave.mail.Message;
import org.interleave.source.Base;
import org.interleave.source.Revisions;
import org.interleave.source.Submission;
import org.interleave.source.Tree;
import org.interleave.source.TreeException;

/** The versions of the bundled example, as its README numbers their mails. */
public final class ExampleVersions implements AutoCloseable {
  private static final Map<String, List<String>> MAILS =
      Map.of(
          "v1",
          List.of(
              "002-v1-1-do-not-free-the-hub-under-the-callbacks",
              "003-v1-2-find-or-make-the-hub-in-one-step",
              "004-v1-3-keep-the-hub-while-a-range-is-registered",
              "005-v1-4-guard-hub-ranges-with-hub-lock",
              "006-v1-5-assert-locks-instead-of-asking-for-them"),
          "v2",
          List.of(
              "015-v2-1-do-not-free-the-hub-under-the-callbacks",
              "016-v2-2-find-or-make-the-hub-in-one-step",
              "017-v2-3-keep-hub-and-pocket-while-a-range-is-reg",
              "018-v2-4-guard-hub-ranges-with-a-spinlock",
              "019-v2-5-assert-locks-instead-of-asking-for-them"),
          "v2r",
          List.of(
              "015-v2-1-do-not-free-the-hub-under-the-callbacks",
              "016-v2-2-find-or-make-the-hub-in-one-step",
              "017-v2-3-keep-hub-and-pocket-while-a-range-is-reg",
              "023-v2-4-replacement",
              "019-v2-5-assert-locks-instead-of-asking-for-them"),
          "v3",
          List.of(
              "029-v3-1-do-not-free-the-hub-under-the-callbacks",
              "030-v3-2-find-or-make-the-hub-in-one-step",
              "031-v3-3-keep-hub-and-pocket-while-a-range-is-reg",
              "032-v3-4-guard-hub-ranges-with-a-spinlock",
              "033-v3-5-assert-locks-instead-of-asking-for-them",
              "034-v3-6-leave-unregistering-to-the-driver"));

  private final Tree tree;
  private final String base;

  public ExampleVersions(Path folder) throws IOException, TreeException {
    tree = Tree.open(BundledExample.unpack(folder).repository());
    base = tree.commit("main").orElseThrow();
  }

  /** A version, applied. */
  public record Applied(Revisions revisions, List<Diff> patches, List<String> titles) {}

  List<NamedRevision> revisions(String version) throws IOException, TreeException {
    Applied applied = applied(version);
    return NamedRevision.of(tree, applied.revisions(), applied.titles());
  }

  public Applied applied(String version) throws IOException, TreeException {
    List<Message> patches = new ArrayList<>();
    for (String mail : MAILS.get(version)) {
      patches.add(message(mail));
    }
    Base found = new Base(Optional.of(base), Base.How.STATED, 0, 0, List.of(), List.of());
    List<Diff> diffs = Submission.of(Optional.empty(), patches).patches();
    Revisions revisions = Revisions.build(tree, found, diffs);
    assertThat(revisions.problems()).isEmpty();
    return new Applied(
        revisions, diffs, patches.stream().map(patch -> patch.subject().title()).toList());
  }

  Map<String, List<NamedRevision>> all() throws IOException, TreeException {
    Map<String, List<NamedRevision>> all = new LinkedHashMap<>();
    for (String version : List.of("v1", "v2", "v2r", "v3")) {
      all.put(version, revisions(version));
    }
    return all;
  }

  private static Message message(String name) throws IOException {
    try (InputStream in =
        ExampleVersions.class.getResourceAsStream("/example/mail/" + name + ".eml")) {
      return (Message) MailReader.read(in.readAllBytes());
    }
  }

  public Tree tree() {
    return tree;
  }

  String base() {
    return base;
  }

  @Override
  public void close() {
    tree.close();
  }
}
