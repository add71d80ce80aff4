package org.interleave.series.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.interleave.series.Decision;
import org.interleave.series.Posting;
import org.interleave.series.Series;
import org.interleave.series.assembly.Assembly;
import org.interleave.series.assembly.Keys;

/**
 * Assembles what waits: finds the clusters that the waiting messages touch, merges them, and
 * assembles each of those whole. The caller commits after each step.
 */
final class Settling {
  private static final int SOME = 40_000;
  private static final int LOCK = 0x53455253;

  private final Connection connection;
  private final PostingRows postings;
  private final Clusters clusters;

  Settling(Connection connection) {
    this.connection = connection;
    this.postings = new PostingRows(connection);
    this.clusters = new Clusters(connection);
  }

  /** Settles some; returns how many messages waited. */
  int next() throws SQLException {
    try (PreparedStatement lock =
        connection.prepareStatement("select pg_advisory_xact_lock(?, 0)")) {
      lock.setInt(1, LOCK);
      lock.execute();
    }
    List<PostingRows.Stored> waiting = postings.waiting(SOME);
    if (!waiting.isEmpty()) {
      settle(waiting);
    }
    return waiting.size();
  }

  private void settle(List<PostingRows.Stored> waiting) throws SQLException {
    List<Decision> decisions = new DecisionRows(connection).all();
    Grouped grouped = new Grouped(waiting, decisions);
    Map<Long, Long> holding = clusters.holding(grouped.allKeys());
    grouped.tie(holding);

    List<Group> groups = grouped.groups();
    Map<Long, Long> members = new TreeMap<>();
    Map<Long, Long> newKeys = new HashMap<>();
    Set<Long> touched = new TreeSet<>();
    for (Group group : groups) {
      touched.addAll(group.clusters());
      Collection<Long> others = new TreeSet<>(group.clusters());
      others.remove(group.name());
      if (!others.isEmpty()) {
        clusters.merge(others, group.name());
      }
      for (PostingRows.Stored stored : group.waiting()) {
        members.put(stored.key(), group.name());
        for (long key : Keys.of(stored.posting())) {
          if (!holding.containsKey(key)) {
            newKeys.put(key, group.name());
          }
        }
      }
    }
    Map<Long, List<PostingRows.Stored>> old = residents(touched, groups);
    clusters.add(members, newKeys);
    SeriesRows rows = new SeriesRows(connection);
    rows.delete(touched);
    rows.insert(assemble(groups, old, decisions));
  }

  /** The messages that were in the touched clusters before, by the cluster that they are in now. */
  private Map<Long, List<PostingRows.Stored>> residents(Set<Long> touched, List<Group> groups)
      throws SQLException {
    Map<Long, List<PostingRows.Stored>> residents = new HashMap<>();
    if (touched.isEmpty()) {
      return residents;
    }
    Set<Long> names = new TreeSet<>();
    groups.stream().filter(group -> !group.clusters().isEmpty()).forEach(g -> names.add(g.name()));
    Map<Long, Long> clusterOf = clusters.membersOf(names);
    for (PostingRows.Stored stored : postings.ofClusters(names)) {
      Long cluster = clusterOf.get(stored.key());
      if (cluster != null) {
        residents.computeIfAbsent(cluster, key -> new ArrayList<>()).add(stored);
      }
    }
    return residents;
  }

  /** Clusters do not depend on each other, so all processors may work. */
  private static List<SeriesRows.Assembled> assemble(
      List<Group> groups, Map<Long, List<PostingRows.Stored>> old, List<Decision> decisions) {
    return groups.parallelStream()
        .map(group -> assemble(group, old.getOrDefault(group.name(), List.of()), decisions))
        .flatMap(List::stream)
        .toList();
  }

  private static List<SeriesRows.Assembled> assemble(
      Group group, List<PostingRows.Stored> old, List<Decision> decisions) {
    List<PostingRows.Stored> all = new ArrayList<>(group.waiting());
    all.addAll(old);
    List<Posting> component = all.stream().map(PostingRows.Stored::posting).toList();
    List<Series> series = Assembly.component(component, decisions);
    if (series.isEmpty()) {
      return List.of();
    }
    Map<String, PostingRows.Stored> byId = LinkedHashMap.newLinkedHashMap(all.size());
    all.forEach(stored -> byId.put(stored.posting().id().value(), stored));
    return series.stream().map(one -> new SeriesRows.Assembled(group.name(), one, byId)).toList();
  }

  /** Messages that now are one cluster: those that wait, and the clusters that they touch. */
  record Group(long name, List<PostingRows.Stored> waiting, Set<Long> clusters) {}

  /** Waiting messages, decisions and known clusters, tied together by the keys they share. */
  private static final class Grouped {
    private final List<PostingRows.Stored> waiting;
    private final Map<Long, Integer> owners = new HashMap<>();
    private final Map<Long, Integer> clusterNodes = new LinkedHashMap<>();
    private final List<Integer> parents = new ArrayList<>();

    Grouped(List<PostingRows.Stored> waiting, List<Decision> decisions) {
      this.waiting = waiting;
      for (PostingRows.Stored stored : waiting) {
        own(Keys.of(stored.posting()));
      }
      for (Decision decision : decisions) {
        own(Keys.of(decision));
      }
    }

    private void own(long[] keys) {
      int node = node();
      for (long key : keys) {
        Integer owner = owners.putIfAbsent(key, node);
        if (owner != null) {
          unite(owner, node);
        }
      }
    }

    private int node() {
      parents.add(parents.size());
      return parents.size() - 1;
    }

    long[] allKeys() {
      return owners.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
    }

    void tie(Map<Long, Long> holding) {
      holding.forEach((key, cluster) -> {
        Integer owner = owners.get(key);
        if (owner != null) {
          unite(owner, clusterNodes.computeIfAbsent(cluster, name -> node()));
        }
      });
    }

    /**
     * A group keeps the lowest name of its clusters; a new one is named after its first message.
     */
    List<Group> groups() {
      Map<Integer, List<PostingRows.Stored>> members = new LinkedHashMap<>();
      for (int i = 0; i < waiting.size(); i++) {
        members.computeIfAbsent(root(i), key -> new ArrayList<>()).add(waiting.get(i));
      }
      Map<Integer, Set<Long>> known = new HashMap<>();
      clusterNodes.forEach((cluster, node) ->
          known.computeIfAbsent(root(node), key -> new TreeSet<>()).add(cluster));
      List<Group> groups = new ArrayList<>();
      members.forEach((root, stored) -> {
        Set<Long> clusters = known.getOrDefault(root, new HashSet<>());
        long name =
            clusters.stream()
                .mapToLong(Long::longValue)
                .min()
                .orElseGet(
                    () -> stored.stream().mapToLong(PostingRows.Stored::key).min().orElseThrow());
        groups.add(new Group(name, stored, clusters));
      });
      return groups;
    }

    private int root(int node) {
      int root = node;
      while (parents.get(root) != root) {
        parents.set(root, parents.get(parents.get(root)));
        root = parents.get(root);
      }
      return root;
    }

    private void unite(int one, int other) {
      int left = root(one);
      int right = root(other);
      parents.set(Math.max(left, right), Math.min(left, right));
    }
  }
}
