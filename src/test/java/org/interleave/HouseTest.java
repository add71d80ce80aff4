package org.interleave;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;

class HouseTest {
  /** From archive to reply; a package may use those before it. */
  private static final List<String> WAY =
      List.of(
          "diff",
          "yaml",
          "mail",
          "archive",
          "database",
          "account",
          "ingest",
          "series",
          "source",
          "c",
          "simulation",
          "compare",
          "locking",
          "checks",
          "review",
          "reply",
          "hook",
          "api",
          "patchwork",
          "example",
          "site");

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.interleave");

  @Test
  void dataFlowsOneWay() {
    SlicesRuleDefinition.slices()
        .matching("org.interleave.(*)..")
        .should()
        .beFreeOfCycles()
        .check(classes);
  }

  @Test
  void nothingUpstreamImportsWhatIsDownstream() {
    for (int i = 0; i < WAY.size(); i++) {
      String[] later =
          WAY.subList(i + 1, WAY.size()).stream()
              .map(name -> "org.interleave." + name + "..")
              .toArray(String[]::new);
      if (later.length > 0) {
        noClasses()
            .that()
            .resideInAPackage("org.interleave." + WAY.get(i) + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(later)
            .allowEmptyShould(true)
            .check(classes);
      }
    }
  }

  @Test
  void pureCoresKnowNoSpring() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "org.interleave.mail..",
            "org.interleave.diff..",
            "org.interleave.archive..",
            "org.interleave.source",
            "org.interleave.c..",
            "org.interleave.simulation..",
            "org.interleave.yaml..",
            "org.interleave.checks",
            "org.interleave.checks.matrix..",
            "org.interleave.checks.report..",
            "org.interleave.locking",
            "org.interleave.locking.build..",
            "org.interleave.locking.rule..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework..")
        .check(classes);
  }
}
