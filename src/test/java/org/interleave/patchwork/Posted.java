package org.interleave.patchwork;

/** Small mails for the tests of this package; each list is a project of its own. */
record Posted(String list) {
  String cover(String version, int total) {
    return mail(version, 0, "0/" + total + "] Work on " + list) + "\nWhat this is about.\n";
  }

  String patch(String version, int number, int total) {
    String path = list + number + ".c";
    return mail(version, number, number + "/" + total + "] " + list + ": step " + number)
        + """

        Step %1$d is told here.

        Signed-off-by: Ann Author <ann@example.org>
        ---
         %2$s | 1 +

        diff --git a/%2$s b/%2$s
        new file mode 100644
        index 0000000..d00491f
        --- /dev/null
        +++ b/%2$s
        @@ -0,0 +1 @@
        +int step_%1$d_%3$s;
        --\s
        2.39.5
        """
            .formatted(number, path, version);
  }

  String reply(String id, String to, String text) {
    return """
    From: Rita Reviewer <rita@example.net>
    To: %1$s@lists.example.org
    Subject: Re: [PATCH] answer
    Date: Tue, 3 Mar 2026 09:00:00 +0000
    Message-ID: <%2$s.%1$s@example.net>
    In-Reply-To: <%3$s>
    References: <%3$s>
    List-Id: <%1$s.lists.example.org>

    %4$s
    """
        .formatted(list, id, to, text);
  }

  /** The Message-ID of a patch, or with 0 of the cover letter. */
  String id(String version, int number) {
    return version + "." + number + "." + list + "@example.org";
  }

  private String mail(String version, int number, String subject) {
    String above = "In-Reply-To: <%1$s>\nReferences: <%1$s>\n".formatted(id(version, 0));
    return """
    From: Ann Author <ann@example.org>
    To: %1$s@lists.example.org
    Subject: [PATCH %2$s %3$s
    Date: Mon, 2 Mar 2026 09:%4$s%5$d:00 +0000
    Message-ID: <%6$s>
    %7$sList-Id: <%1$s.lists.example.org>
    Content-Type: text/plain; charset=UTF-8
    """
        .formatted(
            list,
            version,
            subject,
            version.substring(1),
            number,
            id(version, number),
            number == 0 ? "" : above);
  }
}
