package org.interleave.api.post;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.interleave.checks.Run.Found;
import org.interleave.checks.report.Junit;
import org.interleave.checks.report.KernelLog;
import org.interleave.checks.report.Report;
import org.interleave.checks.report.Sarif;
import org.jspecify.annotations.Nullable;

/** The files of a run, read before anything is sent, so that a bad one is named. */
record Reports(Optional<String> log, List<Found> findings) {
  private static final long MOST = 15L << 20;

  /** A file that cannot be taken; the message is one line. */
  static final class BadFile extends Exception {
    BadFile(String line) {
      super(line, null, false, false);
    }
  }

  static Reports read(
      @Nullable Path log, @Nullable Path kernelLog, List<Path> sarif, List<Path> junit)
      throws BadFile {
    List<Found> findings = new ArrayList<>();
    for (Path file : sarif) {
      findings.addAll(findings(file, Sarif.read(text(file))));
    }
    for (Path file : junit) {
      findings.addAll(findings(file, Junit.read(text(file))));
    }
    Optional<String> kept = log == null ? Optional.empty() : Optional.of(text(log));
    if (kernelLog != null) {
      String text = text(kernelLog);
      findings.addAll(KernelLog.read(text));
      kept = kept.or(() -> Optional.of(text));
    }
    return new Reports(kept, List.copyOf(findings));
  }

  private static List<Found> findings(Path file, Report report) throws BadFile {
    return switch (report) {
      case Report.Read read -> read.findings();
      case Report.Refused refused -> throw new BadFile(file + ": " + refused.why());
    };
  }

  private static String text(Path file) throws BadFile {
    try {
      if (Files.size(file) > MOST) {
        throw new BadFile(
            file + " is larger than " + (MOST >> 20) + " MiB; post the part that matters");
      }
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw new BadFile("there is no file " + file);
    } catch (CharacterCodingException e) {
      throw new BadFile(file + " is no text");
    } catch (IOException e) {
      throw new BadFile(file + " cannot be read: " + e.getMessage());
    }
  }

  /** As the API takes them. */
  List<Map<String, Object>> json() {
    return findings.stream().map(Reports::json).toList();
  }

  private static Map<String, Object> json(Found found) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", found.kind());
    json.put("level", found.level().name().toLowerCase(Locale.ROOT));
    json.put("title", found.title());
    json.put("details", found.details());
    found.file().ifPresent(file -> json.put("file", file));
    json.put("line", found.line());
    json.put("function", found.function());
    return json;
  }
}
