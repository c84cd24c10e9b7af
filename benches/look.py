"""How long the page 通知 takes from a pause in typing to the page in view: python3 benches/look.py [PROGRAM]

The program (target/release/hongtou) opens a folder; each text is looked at as the page asks, and its first page drawn.
"""
import http.client, json, os, re, statistics, subprocess, sys, tempfile, time, urllib.parse

PROGRAM = sys.argv[1] if len(sys.argv) > 1 else "target/release/hongtou"
DEMO = open("fixtures/notices/2024/notice.yaml", encoding="utf-8").read()
ROUNDS = 15


def of_tasks(count):
    """The notice with so many tasks, each with a name of its own."""
    head, rest = DEMO.split("tasks:\n", 1)
    tasks, tail = rest.split("\nclosing:", 1)
    one = tasks.split("\n  - name:")[1:][1:9]
    more = ["\n  - name:" + one[at % len(one)].replace("\n    text: ", f"之{at}\n    text: ", 1) for at in range(count)]
    return head + "tasks:" + "".join(more) + "\nclosing:" + tail


def main():
    home, folder = tempfile.mkdtemp(), tempfile.mkdtemp()
    open(f"{folder}/notice.yaml", "w", encoding="utf-8").write(DEMO)
    told = dict(os.environ, XDG_RUNTIME_DIR=home)
    program = subprocess.Popen([PROGRAM, "open", folder, "--no-browser"], stdout=subprocess.PIPE, text=True, env=told)
    address = None
    while not address:
        address = re.search(r"http://127.0.0.1:(\d+)(/\S+)", program.stdout.readline())
    port, path = int(address[1]), address[2]
    web = http.client.HTTPConnection("127.0.0.1", port)

    def ask(method, path, body=None, **headers):
        web.request(method, path, body, headers)
        answer = web.getresponse()
        return answer, answer.read()

    answer, _ = ask("GET", path)
    own = {"Cookie": answer.getheader("set-cookie").split(";")[0]}
    form = re.search(r'name="form" value="(\w+)"', ask("GET", "/start", **own)[1].decode())[1]
    own.update({"Origin": f"http://127.0.0.1:{port}", "Content-Type": "application/x-www-form-urlencoded"})
    for name, text in [("2024", DEMO), ("100", of_tasks(100)), ("1000", of_tasks(1000))]:
        looks, pages, count = [], [], 0
        for at in range(ROUNDS if name != "1000" else 5):
            typed = text.replace("招聘会", f"招聘会{at}", 1) + f"# {at}\n"
            body = urllib.parse.urlencode({"form": form, "text": typed})
            begun = time.perf_counter()
            seen = json.loads(ask("POST", "/notice/look", body, **own)[1])
            looked = time.perf_counter()
            count = len(seen["sheets"])
            answer, _ = ask("GET", f"/notice/page?look={seen['key']}&n={min(1, count - 1)}", **own)
            assert answer.status == 200, seen["findings"][:3]
            looks.append(looked - begun)
            pages.append(time.perf_counter() - looked)
        whole = [one + two for one, two in zip(looks, pages)]
        middle = lambda all: round(statistics.median(all) * 1000)
        print(f"{name} tasks, {count} pages: look {middle(looks)} ms, page {middle(pages)} ms,"
              f" together {middle(whole)} ms (least {round(min(whole) * 1000)}, most {round(max(whole) * 1000)}),"
              f" answer {len(json.dumps(seen)) // 1000} kB")
    program.kill()


main()
