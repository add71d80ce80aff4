package org.interleave.patchwork;

import java.util.Locale;

/**
 * What a mailing list, or an archive without one, is called as a project.
 *
 * @param link short, for addresses and filters: {@code linux-rdma}
 * @param whole the same with the list's domain, where two lists share the short one
 * @param listId the List-Id; of an archive its short name
 * @param email the list's address; of an archive one that leads nowhere
 */
record ProjectName(String link, String whole, String listId, String email) {

  static ProjectName of(String name, boolean list) {
    if (!list) {
      String link = slug(name.substring(name.lastIndexOf('/') + 1));
      return new ProjectName(link, link, link + ".archive.invalid", link + "@archive.invalid");
    }
    int dot = name.indexOf('.');
    boolean dotted = dot > 0 && dot < name.length() - 1;
    String local = dotted ? name.substring(0, dot) : name;
    String domain = dotted ? name.substring(dot + 1) : "list.invalid";
    String address = name.contains("@") ? name : slug(local) + "@" + domain;
    return new ProjectName(slug(local), slug(name.replace('.', '-')), name, address);
  }

  private static String slug(String text) {
    String slug =
        text.toLowerCase(Locale.ROOT)
            .replaceAll("\\.(mbox|git|gz)\\b", "")
            .replaceAll("[^a-z0-9_-]+", "-")
            .replaceAll("^-+|-+$", "");
    return slug.isEmpty() ? "mail" : slug.length() > 200 ? slug.substring(0, 200) : slug;
  }
}
