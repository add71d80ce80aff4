package org.interleave.checks.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.interleave.checks.Job;
import org.interleave.checks.Job.Progress;
import org.interleave.checks.Jobs;
import org.interleave.checks.Outcomes;
import org.interleave.mail.MessageId;
import org.interleave.series.PatchList;
import org.interleave.series.Version;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class JobEventsTest {
  private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");
  private static final String EPOCH = NOW.toEpochMilli() + "-";

  private final CountDownLatch reads = new CountDownLatch(1);
  private final ByHand jobs = new ByHand();
  private final Work work = work(jobs);
  private final JobEvents events = new JobEvents(work, InstantSource.fixed(NOW));
  private final MockMvc server =
      MockMvcBuilders.standaloneSetup(
              new JobPages(
                  work,
                  new Knowledge(
                      null, new StaticListableBeanFactory().getBeanProvider(Outcomes.class)),
                  events))
          .addFilters(this::slowly)
          .build();

  @AfterEach
  void close() {
    events.closeAll();
  }

  private static Work work(Jobs jobs) {
    return new Work(
        new StaticListableBeanFactory(Map.of("jobs", jobs)).getBeanProvider(Jobs.class),
        new Knowledge(null, new StaticListableBeanFactory().getBeanProvider(Outcomes.class)));
  }

  /** Jobs that a test changes. */
  private static final class ByHand implements Jobs {
    private final Map<Long, Job> all = new TreeMap<>();
    private final List<Consumer<Set<Long>>> watchers = new CopyOnWriteArrayList<>();

    void set(long id, String patch, Job.State state, int done) {
      all.put(
          id,
          new Job(
              id,
              Job.Kind.SIMULATE,
              new PatchList(List.of(new MessageId(patch))),
              "simulate",
              state,
              "",
              new Progress(done, 4, 1200, 0, Optional.of(Duration.ofSeconds(30))),
              "",
              NOW,
              Optional.of(NOW),
              Optional.empty()));
      watchers.forEach(watcher -> watcher.accept(Set.of(id)));
    }

    @Override
    public List<Job> of(PatchList version) {
      return all.values().stream().filter(job -> job.version().equals(version)).toList();
    }

    @Override
    public List<Job> page(long from, int size) {
      return List.copyOf(all.values());
    }

    @Override
    public Optional<Job> find(long id) {
      return Optional.ofNullable(all.get(id));
    }

    @Override
    public void ask(Version version, String askedBy) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean cancel(long id) {
      return false;
    }

    @Override
    public boolean retry(long id) {
      return false;
    }

    @Override
    public AutoCloseable watch(Consumer<Set<Long>> watcher) {
      watchers.add(watcher);
      return () -> watchers.remove(watcher);
    }
  }

  private MvcResult listen(String query, String last) throws Exception {
    MockHttpServletRequestBuilder request = get("/jobs/events" + query);
    return server
        .perform(last.isEmpty() ? request : request.header("Last-Event-ID", last))
        .andReturn();
  }

  /** What a page heard, once it heard that: each page is written to in its own time. */
  private static String heard(MvcResult page, String last) throws Exception {
    MockHttpServletResponse response = page.getResponse();
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> response.getContentAsString(StandardCharsets.UTF_8).contains(last));
    return response.getContentAsString(StandardCharsets.UTF_8);
  }

  /** What is written to a page that asks so waits until it reads. */
  private void slowly(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean slow = ((HttpServletRequest) request).getParameterMap().containsKey("slow");
    chain.doFilter(
        request,
        slow
            ? new HttpServletResponseWrapper((HttpServletResponse) response) {
              @Override
              public ServletOutputStream getOutputStream() throws IOException {
                try {
                  reads.await();
                } catch (InterruptedException e) {
                  throw new IOException(e);
                }
                return super.getOutputStream();
              }
            }
            : response);
  }

  @Test
  void allPagesHearThroughOneWatcher() throws Exception {
    MvcResult one = listen("", "");
    MvcResult other = listen("", "");

    jobs.set(7, "a@example.org", Job.State.RUNNING, 1);

    assertThat(jobs.watchers).hasSize(1);
    assertThat(heard(one, "}"))
        .contains("event:job")
        .contains("\"id\":7")
        .contains("\"said\":\"1 of 4 done · 1,200 executions · about 30 s left\"")
        .contains("\"part\":0.25");
    assertThat(heard(other, "\"id\":7")).contains("event:job");
  }

  @Test
  void aPageOfAVersionHearsOfItsJobsOnly() throws Exception {
    String digest =
        HexFormat.of().formatHex(new PatchList(List.of(new MessageId("a@example.org"))).digest());
    MvcResult page = listen("?version=" + digest, "");

    jobs.set(8, "b@example.org", Job.State.RUNNING, 1);
    jobs.set(7, "a@example.org", Job.State.RUNNING, 1);

    assertThat(heard(page, "\"id\":7")).doesNotContain("\"id\":8");
  }

  @Test
  void aPageThatComesBackHearsWhatItMissed() throws Exception {
    MvcResult stays = listen("", "");
    jobs.set(7, "a@example.org", Job.State.RUNNING, 1);
    jobs.set(7, "a@example.org", Job.State.RUNNING, 2);
    jobs.set(7, "a@example.org", Job.State.RUNNING, 3);

    MvcResult back = listen("", EPOCH + "1");

    heard(stays, "id:" + EPOCH + "3");
    assertThat(heard(back, "3 of 4")).contains("2 of 4").doesNotContain("1 of 4");
    MvcResult upToDate = listen("", EPOCH + "3");
    jobs.set(7, "a@example.org", Job.State.RUNNING, 4);
    assertThat(heard(upToDate, "4 of 4")).doesNotContain("3 of 4").doesNotContain("refresh");
  }

  @Test
  void aPageThatMissedMoreThanIsKnownIsToldToLoadAnew() throws Exception {
    heard(listen("", "12345-3"), "event:refresh");
    heard(listen("", EPOCH + "99"), "event:refresh");
    heard(listen("", "rubbish"), "event:refresh");
  }

  @Test
  void whatCannotBeToldOneByOneIsToldAsOne() throws Exception {
    MvcResult page = listen("", "");

    jobs.watchers.forEach(watcher -> watcher.accept(Set.of()));

    heard(page, "event:refresh");
  }

  @Test
  void aPageThatReadsSlowlyHoldsUpNobodyAndIsToldToLoadAnew() throws Exception {
    MvcResult slow = listen("?slow", "");
    MvcResult quick = listen("", "");

    for (int i = 0; i < 1200; i++) {
      jobs.set(i, "a@example.org", Job.State.RUNNING, 1);
    }
    jobs.set(4711, "a@example.org", Job.State.DONE, 4);

    heard(quick, "\"id\":4711");
    reads.countDown();
    assertThat(heard(slow, "\"id\":4711")).contains("event:refresh");
  }

  @Test
  void stoppingTheServerEndsAllListeningAtOnce() throws Exception {
    MvcResult page = listen("", "");

    events.closeAll();

    // throws if the request does not end
    assertThat(page.getAsyncResult(1_000)).isNull();
    assertThat(jobs.watchers).isEmpty();
    assertThat(events.listening()).isZero();
    assertThat(listen("", "").getAsyncResult(1_000)).isNull();
  }
}
