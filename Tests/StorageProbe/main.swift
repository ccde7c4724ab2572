// A second process for the storage tests.

print("probe")
