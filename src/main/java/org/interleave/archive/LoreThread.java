package org.interleave.archive;

final class LoreThread {
  static Archive at(String url, Limits limits) throws ArchiveException {
    throw new ArchiveException(url);
  }
}
