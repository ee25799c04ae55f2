import multiprocessing as mp
mp.set_start_method("spawn", force=True)
def f(): print("never")
p = mp.Process(target=f)
p.start()
p.join()
print(p.exitcode, flush=True)
