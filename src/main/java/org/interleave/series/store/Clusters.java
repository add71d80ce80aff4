package org.interleave.series.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.interleave.ingest.CopyRows;
import org.interleave.series.assembly.Keys;

/** Which messages hang together: the rows of clusters and their keys. */
final class Clusters {
  private static final int PIECE = 50_000;

  private final Connection connection;

  Clusters(Connection connection) {
    this.connection = connection;
  }

  /** The clusters that hold those of the keys that are known, merged ones resolved. */
  Map<Long, Long> holding(long[] keys) throws SQLException {
    Map<Long, Long> found = new HashMap<>();
    if (empty()) {
      return found;
    }
    for (int from = 0; from < keys.length; from += PIECE) {
      long[] some = Arrays.copyOfRange(keys, from, Math.min(keys.length, from + PIECE));
      try (PreparedStatement statement =
          connection.prepareStatement(
              """
              select key, coalesce(into_cluster, cluster_key.cluster) as cluster
                from cluster_key left join cluster_merged using (cluster)
               where key = any (?)
              """)) {
        statement.setArray(1, array(LongStream.of(some).boxed().toList()));
        try (ResultSet row = statement.executeQuery()) {
          while (row.next()) {
            found.put(row.getLong("key"), row.getLong("cluster"));
          }
        }
      }
    }
    return found;
  }

  private boolean empty() throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement("select 1 from cluster_key limit 1");
        ResultSet row = statement.executeQuery()) {
      return !row.next();
    }
  }

  /** From now on the one cluster holds what the others held. */
  void merge(Collection<Long> others, long into) throws SQLException {
    update("update cluster_member set cluster = ? where cluster = any (?)", into, others);
    update("update cluster_merged set into_cluster = ? where into_cluster = any (?)", into, others);
    update("insert into cluster_merged select unnest(?), ?", others, into);
  }

  void add(Map<Long, Long> clusterOfMessage, Map<Long, Long> clusterOfKey) throws SQLException {
    CopyRows members = new CopyRows(2);
    clusterOfMessage.forEach((message, cluster) ->
        members.row().number(message.longValue()).number(cluster.longValue()));
    members.into(connection, "copy cluster_member (message, cluster) from stdin (format binary)");
    CopyRows keys = new CopyRows(2);
    clusterOfKey.forEach(
        (key, cluster) -> keys.row().number(key.longValue()).number(cluster.longValue()));
    keys.into(connection, "copy cluster_key (key, cluster) from stdin (format binary)");
    run("delete from posting_waiting where message = any (?)", clusterOfMessage.keySet());
  }

  /** Forgets messages; the others of their clusters wait to be assembled anew. */
  void dissolve(Collection<Long> messages) throws SQLException {
    List<Long> clusters = of(messages);
    release(clusters);
    run("delete from posting_waiting where message = any (?)", messages);
    run("delete from posting where message = any (?)", messages);
  }

  /** The messages of these clusters wait to be assembled anew, each by itself. */
  void release(Collection<Long> clusters) throws SQLException {
    if (clusters.isEmpty()) {
      return;
    }
    List<Long> keys = new ArrayList<>();
    for (PostingRows.Stored stored : new PostingRows(connection).ofClusters(clusters)) {
      for (long key : Keys.of(stored.posting())) {
        keys.add(key);
      }
    }
    new SeriesRows(connection).delete(clusters);
    run("delete from cluster_key where key = any (?)", keys);
    run(
        """
        insert into posting_waiting
        select message from cluster_member where cluster = any (?) on conflict do nothing
        """,
        clusters);
    run("delete from cluster_merged where into_cluster = any (?)", clusters);
    run("delete from cluster_member where cluster = any (?)", clusters);
  }

  /** The clusters that hold these messages. */
  List<Long> of(Collection<Long> messages) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select distinct cluster from cluster_member where message = any (?)")) {
      statement.setArray(1, array(messages));
      List<Long> clusters = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          clusters.add(row.getLong(1));
        }
      }
      return clusters;
    }
  }

  /** The messages of these clusters and which of them each is in. */
  Map<Long, Long> membersOf(Collection<Long> clusters) throws SQLException {
    Map<Long, Long> members = new HashMap<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select message, cluster from cluster_member where cluster = any (?)")) {
      statement.setArray(1, array(clusters));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          members.put(row.getLong(1), row.getLong(2));
        }
      }
    }
    return members;
  }

  private void run(String sql, Collection<Long> values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(1, array(values));
      statement.executeUpdate();
    }
  }

  private void update(String sql, Object first, Object second) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, 1, first);
      bind(statement, 2, second);
      statement.executeUpdate();
    }
  }

  private void bind(PreparedStatement statement, int index, Object value) throws SQLException {
    if (value instanceof Collection<?> values) {
      statement.setArray(index, array(values));
    } else {
      statement.setObject(index, value);
    }
  }

  private java.sql.Array array(Collection<?> values) throws SQLException {
    return connection.createArrayOf("bigint", values.toArray());
  }
}
