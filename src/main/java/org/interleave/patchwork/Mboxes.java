package org.interleave.patchwork;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interleave.ingest.Messages;
import org.interleave.mail.Mailbox;
import org.interleave.mail.Message;
import org.interleave.mail.MessageId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes patches as git am takes them: the mail as it came, with its text in UTF-8, and the tags of
 * replies below its own.
 */
@Component
final class Mboxes {
  /** The lines of a reply that become lines of the message. */
  private static final Pattern RESPONSE =
      Pattern.compile(
          "^(Tested|Reviewed|Acked|Signed-off|Nacked|Reported)-by:.*$",
          Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

  private static final Pattern DASHES = Pattern.compile("^-{2,3} ?$", Pattern.MULTILINE);

  /** What git mailsplit takes for the beginning of the next mail (is_from_line). */
  private static final Pattern FROM_LINE =
      Pattern.compile("^(From .*[0-9]{1,2}:[0-9]{2}:[0-9]{2} .*[0-9]{2,}.*)$", Pattern.MULTILINE);

  private static final Set<String> OURS =
      Set.of(
          "content-type",
          "content-transfer-encoding",
          "mime-version",
          "x-patchwork-submitter",
          "x-patchwork-id",
          "x-patchwork-delegate",
          "x-patchwork-original-from");

  private static final DateTimeFormatter CTIME =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final JdbcClient database;
  private final Contents contents;
  private final Messages messages;

  Mboxes(JdbcClient database, Contents contents, Messages messages) {
    this.database = database;
    this.contents = contents;
    this.messages = messages;
  }

  private record Submission(
      long id, String messageId, Instant sent, Mailbox submitter, String delegate) {
    static Submission of(ResultSet row, int number) throws SQLException {
      String delegate = row.getString("delegate");
      return new Submission(
          row.getLong("id"),
          row.getString("message_id"),
          row.getTimestamp("sent").toInstant(),
          new Mailbox(row.getString("from_name"), row.getString("from_address")),
          delegate == null ? "" : delegate);
    }
  }

  /** One after the other, in this order. */
  byte[] patches(List<Long> ids) {
    Map<Long, Submission> found = new HashMap<>();
    database
        .sql(
            """
            select id, message_id, message.sent, from_name, from_address,
                   (select name from account where account.id = patch.delegate) as delegate
              from patchwork_patch patch join message using (id)
             where id = any (?)
            """)
        .param(ids.toArray(Long[]::new))
        .query(Submission::of)
        .list()
        .forEach(one -> found.put(one.id(), one));
    Map<Long, List<String>> responses = responses(ids);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Long id : ids) {
      Submission one = found.get(id);
      if (one != null) {
        if (out.size() > 0) {
          out.write('\n');
        }
        out.writeBytes(mail(one, responses.getOrDefault(id, List.of())));
      }
    }
    return out.toByteArray();
  }

  byte[] cover(long id) {
    Submission cover =
        database
            .sql(
                """
                select id, message_id, message.sent, from_name, from_address, null as delegate
                  from patchwork_cover join message using (id) where id = ?
                """)
            .param(id)
            .query(Submission::of)
            .optional()
            .orElseThrow(Refused::notFound);
    return mail(cover, responses(List.of(id)).getOrDefault(id, List.of()));
  }

  private record Reply(long on, MessageId message) {}

  /** The tags of replies, in the order of the replies. */
  private Map<Long, List<String>> responses(List<Long> ids) {
    List<Reply> replies =
        database
            .sql(
                """
                select coalesce(patch, cover) as parent, message_id
                  from patchwork_comment comment join message using (id)
                 where patch = any (:ids) or cover = any (:ids)
                 order by comment.sent, id
                """)
            .param("ids", ids.toArray(Long[]::new))
            .query((row, number) ->
                new Reply(row.getLong("parent"), new MessageId(row.getString("message_id"))))
            .list();
    var mails = messages.read(replies.stream().map(Reply::message).toList());
    Map<Long, List<String>> responses = new HashMap<>();
    for (Reply reply : replies) {
      if (mails.get(reply.message()) instanceof Message message) {
        Matcher lines = RESPONSE.matcher(Contents.text(message));
        while (lines.find()) {
          responses.computeIfAbsent(reply.on(), key -> new ArrayList<>()).add(lines.group());
        }
      }
    }
    return responses;
  }

  private byte[] mail(Submission it, List<String> responses) {
    Contents.Raw raw = contents.raw(it.messageId());
    String body = body(raw.message(), responses);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StringBuilder top = new StringBuilder();
    top.append("From patchwork ").append(CTIME.format(it.sent())).append('\n');
    top.append("Content-Type: text/plain; charset=\"utf-8\"\n");
    top.append("MIME-Version: 1.0\n");
    boolean ascii = body.chars().allMatch(c -> c < 0x80);
    top.append("Content-Transfer-Encoding: ").append(ascii ? "7bit" : "8bit").append('\n');
    String submitter = written(it.submitter());
    top.append("X-Patchwork-Submitter: ").append(submitter).append('\n');
    top.append("X-Patchwork-Id: ").append(it.id()).append('\n');
    if (!it.delegate().isEmpty()) {
      top.append("X-Patchwork-Delegate: ").append(it.delegate()).append('\n');
    }
    out.writeBytes(top.toString().getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(header(raw, it, submitter).getBytes(StandardCharsets.ISO_8859_1));
    out.write('\n');
    out.writeBytes(FROM_LINE.matcher(body).replaceAll(">$1").getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  private static String header(Contents.Raw raw, Submission it, String submitter) {
    StringBuilder header = new StringBuilder();
    for (Contents.RawField field : raw.header()) {
      String name = field.name().toLowerCase(Locale.ROOT);
      if (OURS.contains(name)) {
        continue;
      }
      boolean munged =
          name.equals("from")
              && it.submitter().address().indexOf('@') > 0
              && !field
                  .value()
                  .toLowerCase(Locale.ROOT)
                  .contains(it.submitter().address().toLowerCase(Locale.ROOT));
      if (munged) {
        header.append("X-Patchwork-Original-From: ").append(field.value()).append('\n');
      }
      header
          .append(field.name())
          .append(": ")
          .append(munged ? submitter : field.value())
          .append('\n');
    }
    return header.toString();
  }

  private static String body(Message message, List<String> responses) {
    String content = Contents.text(message) + "\n";
    String notes = "";
    Matcher dashes = DASHES.matcher(content);
    if (dashes.find()) {
      notes = content.substring(dashes.end()).stripTrailing();
      content = content.substring(0, dashes.start()).strip() + "\n";
    }
    StringBuilder body = new StringBuilder(content);
    responses.forEach(line -> body.append(line).append('\n'));
    if (!notes.isEmpty()) {
      body.append("---").append(notes).append('\n');
    }
    if (message.body().hasDiff()) {
      body.append('\n').append(message.body().diff());
    }
    return body.toString();
  }

  /** A name and an address as a header has them (RFC 5322 3.4, RFC 2047). */
  private static String written(Mailbox who) {
    String address = who.address().replaceAll("[\\s<>]", "");
    String name = who.name().replaceAll("\\s+", " ").strip();
    if (name.isEmpty()) {
      return ascii(address);
    }
    if (name.chars().anyMatch(c -> c >= 0x80 || c < ' ')) {
      name =
          "=?utf-8?b?"
              + Base64.getEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8))
              + "?=";
    } else if (!name.matches("[A-Za-z0-9 !#$%&'*+/=?^_`{|}~-]+")) {
      name = "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
    return name + " <" + ascii(address) + ">";
  }

  private static String ascii(String address) {
    return address.replaceAll("[^!-~]", "");
  }
}
