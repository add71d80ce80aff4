package org.interleave.ingest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Fetches the bytes of stored mails, each block once, a few blocks at a time. */
final class RawMail {
  private static final int BLOCKS_AT_ONCE = 32;
  private static final int NAMES_AT_ONCE = 10_000;

  private static final RowMapper<Place> PLACE =
      (row, number) ->
          new Place(
              row.getLong("id"),
              row.getString("message_id"),
              Optional.ofNullable(row.getString("unreadable")),
              row.getLong("block"),
              row.getInt("block_offset"),
              row.getInt("length"));

  private final JdbcClient database;

  RawMail(JdbcClient database) {
    this.database = database;
  }

  record Stored(long key, String id, Optional<String> unreadable, byte[] raw) {}

  private record Place(
      long key, String id, Optional<String> unreadable, long block, int offset, int length) {}

  private record Block(long id, int size, byte[] content) {}

  void named(List<String> ids, Consumer<Stored> reader) {
    for (int from = 0; from < ids.size(); from += NAMES_AT_ONCE) {
      List<String> some = ids.subList(from, Math.min(ids.size(), from + NAMES_AT_ONCE));
      read(
          database
              .sql(
                  """
                  select id, message_id, unreadable, block, block_offset, length
                    from message where message_id = any (?)
                  """)
              .param(some.stream().map(CopyRows::storable).toArray(String[]::new))
              .query(PLACE)
              .list(),
          reader);
    }
  }

  void keyed(Collection<Long> keys, Consumer<Stored> reader) {
    List<Long> all = List.copyOf(keys);
    for (int from = 0; from < all.size(); from += NAMES_AT_ONCE) {
      List<Long> some = all.subList(from, Math.min(all.size(), from + NAMES_AT_ONCE));
      read(
          database
              .sql(
                  """
                  select id, message_id, unreadable, block, block_offset, length
                    from message where id = any (?)
                  """)
              .param(some.toArray(Long[]::new))
              .query(PLACE)
              .list(),
          reader);
    }
  }

  private void read(List<Place> places, Consumer<Stored> reader) {
    Map<Long, List<Place>> byBlock = new LinkedHashMap<>();
    for (Place place : places) {
      byBlock.computeIfAbsent(place.block(), block -> new ArrayList<>()).add(place);
    }
    List<Long> blocks = byBlock.keySet().stream().sorted().toList();
    for (int from = 0; from < blocks.size(); from += BLOCKS_AT_ONCE) {
      Map<Long, Block> fetched =
          fetch(blocks.subList(from, Math.min(blocks.size(), from + BLOCKS_AT_ONCE)));
      for (Block block : fetched.values()) {
        byte[] bytes = MailBlock.expand(block.content(), block.size());
        for (Place place : byBlock.getOrDefault(block.id(), List.of())) {
          reader.accept(
              new Stored(
                  place.key(),
                  place.id(),
                  place.unreadable(),
                  Arrays.copyOfRange(bytes, place.offset(), place.offset() + place.length())));
        }
      }
    }
  }

  private Map<Long, Block> fetch(List<Long> ids) {
    Map<Long, Block> blocks = new HashMap<>();
    database
        .sql("select id, size, content from mail_block where id = any (?)")
        .param(ids.toArray(Long[]::new))
        .query((row, number) ->
            new Block(row.getLong("id"), row.getInt("size"), row.getBytes("content")))
        .list()
        .forEach(block -> blocks.put(block.id(), block));
    return blocks;
  }
}
