package org.interleave.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A sink that keeps what it hears, and may stop after some. */
final class Heard implements Archive.Sink {
  final List<Archive.Entry> entries = new ArrayList<>();
  private final int enough;
  long expected = -1;

  private Heard(int enough) {
    this.enough = enough;
  }

  static Heard all(Archive archive) throws IOException {
    return after("", archive);
  }

  static Heard after(String cursor, Archive archive) throws IOException {
    Heard heard = new Heard(Integer.MAX_VALUE);
    archive.read(cursor, heard);
    return heard;
  }

  static Heard first(int enough, String cursor, Archive archive) throws IOException {
    Heard heard = new Heard(enough);
    archive.read(cursor, heard);
    return heard;
  }

  /** One that is still empty, for archives that fail on the way. */
  static Heard nothingYet() {
    return new Heard(Integer.MAX_VALUE);
  }

  @Override
  public void expect(long total) {
    expected = total;
  }

  @Override
  public boolean accept(Archive.Entry entry) {
    entries.add(entry);
    return entries.size() < enough;
  }

  List<String> mails() {
    return entries.stream()
        .filter(Archive.Mail.class::isInstance)
        .map(entry -> text(((Archive.Mail) entry).raw()))
        .toList();
  }

  List<String> removed() {
    return entries.stream()
        .filter(Archive.Removed.class::isInstance)
        .map(entry -> text(((Archive.Removed) entry).raw()))
        .toList();
  }

  List<String> skipped() {
    return entries.stream()
        .filter(Archive.Skipped.class::isInstance)
        .map(entry -> ((Archive.Skipped) entry).reason())
        .toList();
  }

  String cursor() {
    return entries.isEmpty() ? "" : entries.getLast().cursor();
  }

  private static String text(byte[] raw) {
    return new String(raw, StandardCharsets.UTF_8);
  }
}
